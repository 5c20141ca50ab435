// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Where a kind of receipt keeps its identifier and its total. */
public final class ReceiptFields {
    /** The largest total, fen: the contract's transient amounts have at most 15 digits. */
    public static final long MOST_FEN = 999_999_999_999_999L;

    private static final String TOTAL = "total";

    private ReceiptFields() {}

    /** The total in fen of an order. */
    static long total(LicenceType type, ObjectNode fields) {
        var value = fields.path(totalField(type).name());
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw Problem.INVALID_FIELDS.exception(List.of(
                    new FieldError("fields." + totalField(type).name(), "INVALID", "the total, an integer of fen")));
        }
        return value.longValue();
    }

    static Field totalField(LicenceType type) {
        return type.fields().stream()
                .filter(field -> field.format() == Format.FEN && field.name().equals(TOTAL))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a receipt's type has a field total of format FEN"));
    }

    /** The receipt that a credential is, by its printed identifier {@code code.number}. */
    public static Optional<ReceiptNumber> number(LicenceType type, PrintCredential credential) {
        return type.fields().stream()
                .filter(field -> field.format() == Format.IDENTIFIER)
                .findFirst()
                .map(field -> credential.claims().fields().get(field.key()))
                .filter(FieldValue.Text.class::isInstance)
                .map(value -> ((FieldValue.Text) value).value())
                .filter(text -> text.matches("\\d{8}\\.\\d{10}"))
                .map(text -> new ReceiptNumber(text.substring(0, 8), text.substring(9)));
    }

    /** The total that a credential states, in fen. */
    public static Optional<Long> total(LicenceType type, PrintCredential credential) {
        return Optional.ofNullable(
                        credential.claims().fields().get(totalField(type).key()))
                .filter(FieldValue.Number.class::isInstance)
                .map(value -> ((FieldValue.Number) value).value());
    }
}
