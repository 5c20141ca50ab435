// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.refusal.Require;

/**
 * A type of licence or receipt, as data: under TYP in the common namespace, write-once for each version. A type is
 * on-boarded from one file of this form, without code.
 *
 * @param number the type's registry number, {@code vct} in a credential, 1 to 65535
 * @param version 1, then one more each time; never changed afterwards
 * @param code 21 characters: social credit code of the defining authority and 3 digits
 * @param defaultValidityYears absent for long-term types
 * @param holderTypes holder type codes of GB/T 36903, 3 digits
 * @param personal whether its documents are about a person: then serials must be random
 * @param dataGrade 1 to 4 (personal 3, sensitive 4)
 * @param fields public form of the document's content; keys are the integer keys of the credential
 * @param groups redaction groups, keys -1 to -24
 * @param digests how many digests every wallet credential of the type carries, decoys included
 * @param statusCodes from our state to the type's published code
 * @param statusList absent when the type has none, as receipts
 * @param layout of the printed page; read by the gateway, opaque here
 */
public record LicenceType(
        int number,
        int version,
        Kind kind,
        String code,
        Labels labels,
        @Nullable Integer defaultValidityYears,
        List<String> holderTypes,
        boolean personal,
        int dataGrade,
        List<Field> fields,
        List<Group> groups,
        int digests,
        Map<String, String> statusCodes,
        @Nullable StatusList statusList,
        @Nullable Map<String, Object> layout) {

    /** Which of the two families. */
    public enum Kind {
        LICENCE,
        RECEIPT
    }

    /** How a field's value is written. */
    public enum Format {
        TEXT,
        DATE,
        INTEGER,
        FEN,
        CODE,
        IDENTIFIER
    }

    /**
     * One field.
     *
     * @param key 0 or more, unique in the type
     * @param print whether the printed, public credential carries it
     * @param group redaction group of the wallet credential; absent when always shown
     */
    public record Field(
            int key,
            String name,
            Labels labels,
            Format format,
            boolean required,
            int maxLength,
            boolean print,
            @Nullable Integer group) {
        public Field {
            Require.range(key, 0, 1000, "fields.key");
            checkName(name, "fields.name");
            Require.present(labels, "fields.labels");
            Require.present(format, "fields.format");
            Require.range(maxLength, 1, 4000, "fields.maxLength");
            if (group != null) {
                Require.range(group, -24, -1, "fields.group");
            }
        }
    }

    /** A redaction group: fields that a holder shows or hides together. */
    public record Group(int key, String name, Labels labels) {
        public Group {
            Require.range(key, -24, -1, "groups.key");
            checkName(name, "groups.name");
            Require.present(labels, "groups.labels");
        }
    }

    /**
     * Where the status list of an issuer stands.
     *
     * @param address https; {@code {iss}} and {@code {vct}} stand for the issuer and the type
     * @param capacity how many indexes
     */
    public record StatusList(String address, long capacity) {
        public StatusList {
            Require.text(address, 200, "statusList.address");
            Require.range(capacity, 8, 1 << 24, "statusList.capacity");
        }
    }

    public LicenceType {
        checkNumber(number);
        Require.range(version, 1, 9999, "version");
        Require.present(kind, "kind");
        TypeRules.checkCode(code);
        Require.present(labels, "labels");
        if (defaultValidityYears != null) {
            Require.range(defaultValidityYears, 1, 100, "defaultValidityYears");
        }
        holderTypes = Require.distinct(holderTypes, 0, 20, "holderTypes");
        holderTypes.forEach(holder -> Require.digits(holder, 3, "holderTypes"));
        Require.range(dataGrade, 1, 4, "dataGrade");
        fields = Require.list(fields, 1, 64, "fields");
        groups = Require.list(groups, 0, 24, "groups");
        Require.range(digests, 0, 24, "digests");
        statusCodes = TypeRules.checkStatusCodes(statusCodes);
        layout = layout == null ? null : TypeRules.checkLayout(layout);
        TypeRules.checkFields(fields, groups, digests);
        Require.that(
                (kind == Kind.LICENCE) == (statusList != null),
                "statusList is required for a LICENCE and absent for a RECEIPT");
    }

    static void checkNumber(int number) {
        Require.range(number, 1, 65_535, "type number");
    }

    /** A list of type numbers, sorted, without repeats. */
    static List<Integer> checkNumbers(@Nullable List<Integer> types, String name) {
        List<Integer> sorted = new ArrayList<>(Require.distinct(types, 0, 200, name));
        sorted.forEach(LicenceType::checkNumber);
        sorted.sort(null);
        return List.copyOf(sorted);
    }

    private static void checkName(@Nullable String value, String name) {
        var text = Require.present(value, name);
        boolean fits = !text.isEmpty() && text.length() <= 40;
        for (int i = 0; fits && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = c < 0x7f && Character.isLetterOrDigit(c);
        }
        Require.that(fits, name + " must be 1 to 40 of A-Z a-z 0-9");
    }
}
