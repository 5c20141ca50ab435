// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.render.PageLayout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The entries of a type's table as typed, as the items of a receipt. An entry of which nothing is typed is none. */
final class TypedItems {
    /** Entries that a form has room for; a file of receipts takes more. */
    static final int MOST = 50;

    private TypedItems() {}

    /** How many entries a form shows for what was typed: at least one where the type has a table. */
    static int count(LicenceType type, Map<String, String> typed) {
        if (PageLayout.of(type).table().isEmpty()) {
            return 0;
        }
        int count = 1;
        while (count < MOST && typed.containsKey(columns(type, count).get(0).name())) {
            count++;
        }
        return count;
    }

    /** Puts the entries into the document, and their sum as its total where none is typed. */
    static void put(LicenceType type, Map<String, String> typed, ObjectNode fields) {
        var layout = PageLayout.of(type);
        if (layout.table().isEmpty()) {
            return;
        }
        var items = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count(type, typed); i++) {
            var columns = columns(type, i);
            if (columns.stream()
                    .anyMatch(column -> !typed.getOrDefault(column.name(), "").isBlank())) {
                items.add(item(columns, typed));
            }
        }
        if (!items.isEmpty()) {
            fields.set(layout.table().get().member(), items);
            layout.total().filter(total -> !fields.has(total)).ifPresent(total -> sum(type, items, fields, total));
        }
    }

    /** What a person would have typed for the entries that are there. */
    static void written(LicenceType type, JsonNode fields, Map<String, String> typed) {
        var table = PageLayout.of(type).table();
        int entries = table.map(one -> fields.path(one.member()).size()).orElse(0);
        for (int i = 0; i < entries; i++) {
            var item = fields.path(table.orElseThrow().member()).path(i);
            for (EntryColumn column : columns(type, i)) {
                var field = column.field();
                if (field != null && item.has(field.name())) {
                    typed.put(column.name(), TypedText.written(item.path(field.name()), field.format()));
                }
            }
        }
    }

    private static ObjectNode item(List<EntryColumn> columns, Map<String, String> typed) {
        var item = JsonNodeFactory.instance.objectNode();
        for (EntryColumn column : columns) {
            var text = TypedText.clean(typed.getOrDefault(column.name(), ""));
            var field = column.field();
            if (!text.isEmpty() && field != null) {
                TypedText.put(item, field, text);
            }
        }
        return item;
    }

    private static void sum(LicenceType type, ArrayNode items, ObjectNode fields, String total) {
        var money = columns(type, 0).stream()
                .filter(column -> column.field() != null && column.field().format() == Format.FEN)
                .map(column -> column.name().substring(column.name().lastIndexOf('.') + 1))
                .toList();
        long sum = 0;
        for (JsonNode item : items) {
            var amount = money.isEmpty() ? item.path("") : item.path(money.get(money.size() - 1));
            if (!amount.isIntegralNumber()) {
                return;
            }
            sum += amount.longValue();
        }
        fields.put(total, sum);
    }

    /** The name of the first input of the first entry; nothing for a type without a table. */
    static Optional<String> firstColumn(LicenceType type) {
        return columns(type, 0).stream().map(EntryColumn::name).findFirst();
    }

    /** The columns of one entry. */
    static List<EntryColumn> columns(LicenceType type, int place) {
        var part = "[" + place + "]";
        return EntryColumn.items(type, place + 1).stream()
                .filter(column -> column.name().contains(part))
                .toList();
    }
}
