// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Format;

/**
 * The {@code layout} of a licence type, read: how the printed page looks.
 *
 * @param landscape A4 lying
 * @param accent colour of frame and title, RGB
 * @param rows names of fields, one to four a row
 * @param longTerm name of the field that reads 长期 when absent
 * @param total name of a FEN field that is printed in capital characters as well
 * @param payments names of FEN fields that say who paid which part of the total
 * @param table a list in the document that is printed as a table, as the items of a receipt
 * @param note printed above the foot
 */
public record PageLayout(
        boolean landscape,
        int accent,
        List<List<String>> rows,
        Optional<String> longTerm,
        Optional<String> total,
        List<String> payments,
        Optional<Table> table,
        Optional<Labels> note) {
    private static final int MOST_ROWS = 40;
    private static final int MOST_CELLS = 4;
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_PAYMENTS = 8;

    /**
     * A table.
     *
     * @param member name of the list in the document
     */
    public record Table(String member, List<Column> columns) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column.
     *
     * @param name name of the member in each entry of the list
     * @param width its share, 1 to 20
     */
    public record Column(String name, Labels labels, Format format, int width) {
        /** Whether it holds amounts or counts. */
        public boolean number() {
            return format == Format.FEN || format == Format.INTEGER;
        }
    }

    public PageLayout {
        rows = rows.stream().map(List::copyOf).toList();
        payments = List.copyOf(payments);
    }

    /**
     * Reads the layout of a type, or makes a plain one of all its fields if it has none.
     *
     * @throws IllegalArgumentException saying which member is wrong and what is accepted
     */
    public static PageLayout of(LicenceType type) {
        Map<String, Object> layout = type.layout();
        PageLayout read = layout == null ? plain(type) : read(layout);
        read.check(type);
        return read;
    }

    private static PageLayout plain(LicenceType type) {
        List<List<String>> rows =
                type.fields().stream().map(field -> List.of(field.name())).toList();
        return new PageLayout(
                false,
                0x1F3A5F,
                rows,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static PageLayout read(Map<String, Object> layout) {
        LayoutReader reader = new LayoutReader(layout, "layout");
        reader.refuseOthers("page", "accent", "rows", "longTerm", "total", "payments", "table", "note");
        return new PageLayout(
                reader.choice("page", "PORTRAIT", "LANDSCAPE").equals("LANDSCAPE"),
                Integer.parseInt(reader.matching("accent", "[0-9A-F]{6}", "6 hex digits, as 9B1C1C"), 16),
                reader.rows("rows", MOST_ROWS, MOST_CELLS),
                reader.optionalText("longTerm"),
                reader.optionalText("total"),
                reader.names("payments", MOST_PAYMENTS),
                reader.optionalObject("table").map(PageLayout::table),
                reader.optionalLabels("note"));
    }

    private static Table table(LayoutReader reader) {
        reader.refuseOthers("member", "columns");
        List<Column> columns = new ArrayList<>();
        for (LayoutReader column : reader.objects("columns", MOST_COLUMNS)) {
            column.refuseOthers("name", "labels", "format", "width");
            columns.add(new Column(
                    column.text("name"),
                    column.labels("labels"),
                    Format.valueOf(column.choice("format", "TEXT", "DATE", "INTEGER", "FEN", "CODE")),
                    column.number("width", 1, 20)));
        }
        return new Table(reader.text("member"), columns);
    }

    private void check(LicenceType type) {
        TreeSet<String> names = new TreeSet<>();
        type.fields().forEach(field -> names.add(field.name()));
        rows.forEach(row -> row.forEach(name -> requireField(names, name, "layout.rows")));
        longTerm.ifPresent(name -> requireField(names, name, "layout.longTerm"));
        total.ifPresent(name -> requireField(names, name, "layout.total"));
        payments.forEach(name -> requireField(names, name, "layout.payments"));
    }

    private static void requireField(TreeSet<String> names, String name, String member) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    member + " names the field " + name + "; the type's fields are " + String.join(", ", names));
        }
    }
}
