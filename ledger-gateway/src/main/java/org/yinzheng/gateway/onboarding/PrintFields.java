// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.credential.print.FieldValue;
import tools.jackson.databind.JsonNode;

/** The fields that a type's printed credential carries, by their integer keys. */
public final class PrintFields {
    private PrintFields() {}

    /**
     * The public fields of a checked document.
     *
     * @param identifier what stands for the document's own identifier: {@code serial.version.check} of a licence, {@code
     *     code.number} of a receipt
     */
    public static SortedMap<Integer, FieldValue> of(LicenceType type, JsonNode fields, String identifier) {
        SortedMap<Integer, FieldValue> values = new TreeMap<>();
        for (Field field : type.fields()) {
            JsonNode value = fields.path(field.name());
            if (field.print() && field.format() == Format.IDENTIFIER) {
                values.put(field.key(), FieldValue.text(identifier));
            } else if (field.print() && !value.isMissingNode() && !value.isNull()) {
                values.put(field.key(), value(field.format(), value));
            }
        }
        return values;
    }

    /** The largest values that the type allows, as bytes go: every character of a text takes three. */
    static SortedMap<Integer, FieldValue> largest(LicenceType type) {
        SortedMap<Integer, FieldValue> values = new TreeMap<>();
        for (Field field : type.fields()) {
            if (field.print()) {
                values.put(field.key(), largest(field));
            }
        }
        return values;
    }

    private static FieldValue largest(Field field) {
        return switch (field.format()) {
            case TEXT -> FieldValue.text("证".repeat(field.maxLength()));
            case CODE, IDENTIFIER -> FieldValue.text("A".repeat(field.maxLength()));
            case DATE -> FieldValue.date(LocalDate.of(9999, 12, 31));
            case INTEGER, FEN -> FieldValue.number(Long.parseLong("9".repeat(Math.min(18, field.maxLength()))));
        };
    }

    static FieldValue value(Format format, JsonNode value) {
        return switch (format) {
            case DATE -> FieldValue.date(LocalDate.parse(value.stringValue()));
            case INTEGER, FEN -> FieldValue.number(value.longValue());
            case TEXT, CODE, IDENTIFIER -> FieldValue.text(value.stringValue());
        };
    }
}
