// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.render.PageLayout;

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
    private static final int LONGEST_ITEM = 200;

    /** The parts of a holder. */
    public static final List<String> HOLDER_PARTS = List.of("type", "name", "code", "relation");

    /** Everything that is typed for a document of a type with so many holders, in the order of the form. */
    public static List<EntryColumn> of(LicenceType type, int holders) {
        var columns = new ArrayList<EntryColumn>();
        for (int i = 0; i < holders; i++) {
            for (String part : HOLDER_PARTS) {
                columns.add(holder(type.kind(), i, part));
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
            case "issueDate", "validFrom", "holderName", "payerName", "socialCreditCode", "citizenNumber" -> true;
            case "total" -> type.kind() == LicenceType.Kind.RECEIPT;
            case "validTo" -> type.defaultValidityYears() != null;
            default -> false;
        };
    }

    /**
     * The entries of the table that a type prints, as the items of a receipt; nothing for a type without one.
     *
     * @param count how many entries
     */
    public static List<EntryColumn> items(LicenceType type, int count) {
        var table = PageLayout.of(type).table();
        var columns = new ArrayList<EntryColumn>();
        for (int i = 0; table.isPresent() && i < count; i++) {
            for (PageLayout.Column column : table.get().columns()) {
                columns.add(item(table.get().member() + "[" + i + "]." + column.name(), column));
            }
        }
        return List.copyOf(columns);
    }

    private static EntryColumn item(String path, PageLayout.Column column) {
        boolean number = column.format() == Format.FEN || column.format() == Format.INTEGER;
        var field = new Field(0, column.name(), column.labels(), column.format(), number, LONGEST_ITEM, true, null);
        return new EntryColumn("fields." + path, column.labels(), field, number);
    }

    /** @param part one of {@link #HOLDER_PARTS} */
    static EntryColumn holder(LicenceType.Kind kind, int index, String part) {
        var number = index == 0 ? "" : Integer.toString(index + 1);
        boolean payer = kind == LicenceType.Kind.RECEIPT;
        var en = (payer ? "Payer" : "Holder") + number;
        var zh = (payer ? "交款人" : "持有人") + number;
        var labels =
                switch (part) {
                    case "type" -> new Labels(en + ": kind of number", zh + "证件类型");
                    case "name" -> new Labels(en + ": name", zh + "姓名或名称");
                    case "code" -> new Labels(en + ": number", zh + "证件号码");
                    default -> new Labels(en + ": relation", zh + "身份");
                };
        boolean required = part.equals("name") || part.equals("code");
        return new EntryColumn("holders[" + index + "]." + part, labels, null, required);
    }

    public boolean date() {
        return field != null && field.format() == Format.DATE;
    }

    /** A short name without brackets or dots, for identifiers in pages. */
    public String key() {
        return name.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
    }
}
