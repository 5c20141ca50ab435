// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.schema;

/** How a field is written in a credential. */
public enum FieldFormat {
    /** Text. */
    TEXT,
    /** Days since 1970-01-01 as an integer; shown as {@code 2026-11-22}. */
    DATE,
    /** An integer. */
    INTEGER,
    /** Money in fen as an integer; shown as yuan with two decimals. */
    FEN,
    /** A code: text. */
    CODE,
    /** The document's own identifier: {@code serial.version.check} of a licence, {@code code.number} of a receipt. */
    IDENTIFIER;

    /** Whether the value is an integer in CBOR. */
    public boolean isNumber() {
        return this == DATE || this == INTEGER || this == FEN;
    }
}
