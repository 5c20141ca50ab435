// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.render.PageLayout;
import tools.jackson.databind.JsonNode;

/** Checks the entries of a table and adds up its last column of money. */
final class ItemCheck {
    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_TEXT = 200;

    /** Digits of an amount in fen, as many as the contract and the credential take; a full table adds up in a long. */
    private static final int LONGEST_NUMBER = 15;

    private final PageLayout.Table table;
    private final List<Fault> faults = new ArrayList<>();
    private OptionalLong sum = OptionalLong.empty();

    ItemCheck(PageLayout.Table table, JsonNode items) {
        this.table = table;
        String path = "fields." + table.member();
        if (items.isMissingNode()) {
            faults.add(new Fault(path, "MISSING", "a list of 1 to " + MOST_ITEMS));
        } else if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
            faults.add(new Fault(path, "INVALID", "a list of 1 to " + MOST_ITEMS));
        } else {
            for (int i = 0; i < items.size(); i++) {
                item(path + "[" + i + "]", items.get(i));
            }
            sum = sumOf(items);
        }
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The sum of the last column of money, fen; empty if there is none or an entry is wrong. */
    OptionalLong sum() {
        return faults.isEmpty() ? sum : OptionalLong.empty();
    }

    private void item(String path, JsonNode item) {
        TreeSet<String> names = new TreeSet<>();
        table.columns().forEach(column -> names.add(column.name()));
        if (!item.isObject() || !names.containsAll(item.propertyNames())) {
            faults.add(new Fault(path, "INVALID", "an object of " + String.join(", ", names)));
            return;
        }
        for (PageLayout.Column column : table.columns()) {
            value(path + "." + column.name(), item.get(column.name()), column.format());
        }
    }

    private void value(String path, @Nullable JsonNode value, Format format) {
        boolean number = format == Format.FEN || format == Format.INTEGER;
        if (number && (value == null || !NumberRules.fits(value, LONGEST_NUMBER))) {
            faults.add(new Fault(path, "INVALID", NumberRules.accepted(format, LONGEST_NUMBER)));
        }
        if (!number && value != null && !value.isNull()) {
            TextRules.check(path, value.isString() ? value.stringValue() : "", LONGEST_TEXT)
                    .ifPresent(faults::add);
        }
    }

    private OptionalLong sumOf(JsonNode items) {
        List<String> money = table.columns().stream()
                .filter(column -> column.format() == Format.FEN)
                .map(PageLayout.Column::name)
                .toList();
        if (money.isEmpty()) {
            return OptionalLong.empty();
        }
        long added = 0;
        for (JsonNode item : items) {
            added += item.path(money.get(money.size() - 1)).asLong(0);
        }
        return OptionalLong.of(added);
    }
}
