// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import tools.jackson.databind.JsonNode;

/** A field's value as people read it. */
public final class FieldText {
    /** Stands where a field has no value. */
    static final String ABSENT = "—";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy'年'MM'月'dd'日'");

    private FieldText() {}

    static boolean isAbsent(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || value.isMissingNode()
                || (value.isString() && value.stringValue().isBlank());
    }

    /** As documents print it, in Chinese. */
    static String of(@Nullable JsonNode value, Format format) {
        return of(value, format, FieldText::date);
    }

    /** @param date how the reader writes a day, given as {@code 2026-11-22} */
    public static String of(@Nullable JsonNode value, Format format, UnaryOperator<String> date) {
        if (value == null || isAbsent(value)) {
            return ABSENT;
        }
        return switch (format) {
            case DATE -> date.apply(value.asString());
            case FEN -> value.isIntegralNumber() ? ChineseAmount.figures(value.longValue()) : value.asString();
            case TEXT, INTEGER, CODE, IDENTIFIER -> value.asString();
        };
    }

    private static String date(String iso) {
        try {
            return DATE.format(LocalDate.parse(iso));
        } catch (DateTimeParseException notADate) {
            return iso;
        }
    }
}
