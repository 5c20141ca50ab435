// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.schema.FieldFormat;

/** The value of one field of a credential: text or an integer. */
public sealed interface FieldValue {

    /** Text, without bidirectional controls. */
    record Text(String value) implements FieldValue {
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** An integer; for dates the days since 1970-01-01, for money fen. */
    record Number(long value) implements FieldValue {}

    static FieldValue text(String value) {
        return new Text(value);
    }

    static FieldValue number(long value) {
        return new Number(value);
    }

    static FieldValue date(LocalDate value) {
        return new Number(value.toEpochDay());
    }

    /**
     * Reads a value as programs write it: ISO dates, integers (fen for money), text.
     *
     * @throws IllegalArgumentException if the text does not fit the format
     */
    static FieldValue parse(FieldFormat format, String text) {
        try {
            return switch (format) {
                case DATE -> date(LocalDate.parse(text));
                case INTEGER, FEN -> number(Long.parseLong(text));
                case TEXT, CODE, IDENTIFIER -> text(text);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a date is written 2026-11-22", e);
        }
    }

    /** The value as a reader sees it: ISO dates, yuan with two decimals. */
    default String shown(FieldFormat format) {
        if (this instanceof Number number) {
            return switch (format) {
                case DATE -> LocalDate.ofEpochDay(number.value()).toString();
                case FEN -> BigDecimal.valueOf(number.value(), 2).toPlainString();
                case INTEGER, TEXT, CODE, IDENTIFIER -> Long.toString(number.value());
            };
        }
        return ((Text) this).value();
    }

    /** The value in CBOR. */
    default CborValue toCbor() {
        return this instanceof Number number
                ? new CborValue.Int(number.value())
                : new CborValue.Text(((Text) this).value());
    }
}
