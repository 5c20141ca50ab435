// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.entry;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns typed text into values. What cannot be turned stays text, and the type's check says what is accepted. */
public final class TypedText {
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:[-/.年])(\\d{1,2})(?:[-/.月])(\\d{1,2})日?|(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern YUAN = Pattern.compile("(-?)(\\d{1,15})(?:\\.(\\d{1,2}))?");

    private TypedText() {}

    /** Without blanks at the ends, ideographic ones included, and on one line: a printed field has no line ends. */
    static String clean(String text) {
        return text.strip().replaceAll("[\\r\\n\\t]+", " ");
    }

    /** Full-width letters, digits and signs as the plain ones that they stand for. */
    public static String halfWidth(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                folded.append((char) (c - 0xFEE0));
            } else if (c == '\u3000') {
                folded.append(' ');
            } else {
                folded.append(c);
            }
        }
        return folded.toString().strip();
    }

    /** A value as a person types it. */
    static String written(JsonNode value, Format format) {
        return format == Format.FEN && value.isIntegralNumber()
                ? BigDecimal.valueOf(value.longValue(), 2).toPlainString()
                : value.asString("");
    }

    static void put(ObjectNode fields, Field field, String text) {
        var plain = halfWidth(text);
        switch (field.format()) {
            case TEXT -> fields.put(field.name(), text);
            case CODE -> fields.put(field.name(), numbered(field.name()) ? upperCase(plain) : plain);
            case DATE -> fields.put(field.name(), date(plain));
            case INTEGER -> integer(fields, field.name(), plain.replace(",", ""));
            case FEN -> fen(fields, field.name(), plain.replace(",", ""));
            case IDENTIFIER -> throw new IllegalArgumentException("the issuer gives " + field.name());
        }
    }

    /** Numbers whose letters are upper case by their standard. */
    private static boolean numbered(String field) {
        return field.equals("socialCreditCode") || field.equals("citizenNumber");
    }

    public static String upperCase(String code) {
        return code.toUpperCase(java.util.Locale.ROOT);
    }

    /** A date as people write it, as ISO 8601. */
    static String date(String text) {
        var matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        int first = matcher.group(1) == null ? 4 : 1;
        return "%s-%02d-%02d"
                .formatted(
                        matcher.group(first),
                        Integer.parseInt(matcher.group(first + 1)),
                        Integer.parseInt(matcher.group(first + 2)));
    }

    private static void integer(ObjectNode fields, String name, String text) {
        if (INTEGER.matcher(text).matches()) {
            fields.put(name, Long.parseLong(text));
        } else {
            fields.put(name, text);
        }
    }

    private static void fen(ObjectNode fields, String name, String text) {
        var fen = fen(text);
        if (fen.isPresent()) {
            fields.put(name, fen.get());
        } else {
            fields.put(name, text);
        }
    }

    /** People write yuan; documents carry fen. Nothing for what is no amount. */
    public static Optional<Long> fen(String yuan) {
        var matcher = YUAN.matcher(halfWidth(yuan).replace(",", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var cents = matcher.group(3) == null ? "00" : (matcher.group(3) + "0").substring(0, 2);
        return Optional.of(Long.parseLong(matcher.group(1) + matcher.group(2) + cents));
    }
}
