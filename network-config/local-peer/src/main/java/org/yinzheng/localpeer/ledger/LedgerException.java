// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

/** The ledger's files cannot be read or written, or do not hold what they should. Nothing more is written after it. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
