// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.VerdictCode;

/**
 * The fields of a credential against its type's published schema.
 *
 * @param identifier the whole identifier, where the code carries one
 */
record Contents(TypeSchema type, Optional<String> identifier, List<ShownDocument.Field> fields) {
    private static final Pattern RECEIPT_NUMBER = Pattern.compile("([0-9]{8})\\.([0-9]{10})");
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    static Contents read(PrintClaims claims, TrustedIssuer issuer, VerificationContext context) throws Refusal {
        Optional<TypeSchema> found = context.types().apply(claims.vct());
        if (found.isEmpty()) {
            throw new Refusal(
                    CheckStep.FIELDS, VerdictCode.UNSUPPORTED, Reason.TYPE_UNKNOWN, Integer.toString(claims.vct()));
        }
        TypeSchema type = found.get();
        if ((type.kind() == TypeSchema.Kind.RECEIPT) != (claims.place() instanceof LedgerPlace.BatchLeaf)) {
            throw misfit("kind");
        }
        List<ShownDocument.Field> shown = new ArrayList<>();
        Optional<String> identifier = Optional.empty();
        for (Map.Entry<Integer, FieldValue> entry : claims.fields().entrySet()) {
            FieldSchema field = field(type, entry.getKey());
            String value = value(field, entry.getValue());
            if (field.format() == FieldFormat.IDENTIFIER) {
                value = whole(type, issuer, value);
                identifier = Optional.of(value);
            }
            shown.add(new ShownDocument.Field(field.key(), field.name(), field.label(), field.format(), value));
        }
        return new Contents(type, identifier, List.copyOf(shown));
    }

    private static FieldSchema field(TypeSchema type, int key) throws Refusal {
        Optional<FieldSchema> field = type.field(key);
        if (field.isEmpty()) {
            throw misfit(Integer.toString(key));
        }
        return field.get();
    }

    private static String value(FieldSchema field, FieldValue value) throws Refusal {
        if (value instanceof FieldValue.Number number) {
            boolean day = number.value() >= FIRST_DAY && number.value() <= LAST_DAY;
            if (!field.format().isNumber() || field.format() == FieldFormat.DATE && !day) {
                throw misfit(field.name());
            }
        } else if (value instanceof FieldValue.Text text) {
            int length = text.value().codePointCount(0, text.value().length());
            if (field.format().isNumber() || field.maxLength() > 0 && length > field.maxLength()) {
                throw misfit(field.name());
            }
        }
        return value.shown(field.format());
    }

    private static String whole(TypeSchema type, TrustedIssuer issuer, String printed) throws Refusal {
        if (type.kind() == TypeSchema.Kind.RECEIPT) {
            var number = RECEIPT_NUMBER.matcher(printed);
            if (!number.matches()) {
                throw wrongIdentifier("8 + 10");
            }
            return number.group(1) + ":" + number.group(2);
        }
        try {
            return LicenceIdentifier.complete(type.code(), issuer.agency(), printed)
                    .toString();
        } catch (IllegalArgumentException e) {
            throw wrongIdentifier(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal wrongIdentifier(String rule) {
        return new Refusal(CheckStep.FIELDS, VerdictCode.UNREADABLE, Reason.IDENTIFIER_WRONG, rule);
    }

    private static Refusal misfit(String what) {
        return new Refusal(CheckStep.FIELDS, VerdictCode.UNREADABLE, Reason.FIELDS_NOT_OF_TYPE, what);
    }
}
