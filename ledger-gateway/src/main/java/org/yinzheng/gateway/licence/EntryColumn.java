// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;

/**
 * One thing that a person types about a licence, in a form or in a column of a file.
 *
 * @param name {@code fields.validTo} or {@code holders[0].code}: the member of the order that it becomes
 * @param labels what the person reads
 * @param field the type's field; absent for a part of a holder
 * @param required whether leaving it empty is a fault
 */
public record EntryColumn(
        String name, Labels labels, @Nullable Field field, boolean required) {
    /** The parts of a holder. */
    static final List<String> HOLDER_PARTS = List.of("type", "name", "code", "relation");

    /** Everything that is typed for a document of a type with so many holders, in the order of the form. */
    public static List<EntryColumn> of(LicenceType type, int holders) {
        var columns = new ArrayList<EntryColumn>();
        for (int i = 0; i < holders; i++) {
            for (String part : HOLDER_PARTS) {
                columns.add(holder(i, part));
            }
        }
        for (Field field : type.fields()) {
            if (field.format() != Format.IDENTIFIER) {
                columns.add(new EntryColumn(
                        "fields." + field.name(), field.labels(), field, field.required() && !derived(type, field)));
            }
        }
        return List.copyOf(columns);
    }

    /** What stands for itself where nothing is typed. */
    private static boolean derived(LicenceType type, Field field) {
        return switch (field.name()) {
            case "issueDate", "validFrom", "holderName", "socialCreditCode", "citizenNumber" -> true;
            case "validTo" -> type.defaultValidityYears() != null;
            default -> false;
        };
    }

    /** @param part one of {@link #HOLDER_PARTS} */
    static EntryColumn holder(int index, String part) {
        var number = index == 0 ? "" : Integer.toString(index + 1);
        var labels =
                switch (part) {
                    case "type" -> new Labels("Holder" + number + ": kind of number", "持有人" + number + "证件类型");
                    case "name" -> new Labels("Holder" + number + ": name", "持有人" + number + "姓名或名称");
                    case "code" -> new Labels("Holder" + number + ": number", "持有人" + number + "证件号码");
                    default -> new Labels("Holder" + number + ": relation", "持有人" + number + "身份");
                };
        boolean required = part.equals("name") || part.equals("code");
        return new EntryColumn("holders[" + index + "]." + part, labels, null, required);
    }

    /** Text that is read by machines and may be typed in full width. */
    public boolean machineRead() {
        return field == null ? name.endsWith("code") : field.format() != Format.TEXT;
    }

    public boolean date() {
        return field != null && field.format() == Format.DATE;
    }

    /** A short name without brackets or dots, for identifiers in pages. */
    public String key() {
        return name.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
    }
}
