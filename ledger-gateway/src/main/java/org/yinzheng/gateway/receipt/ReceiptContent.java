// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.render.FieldText;
import org.yinzheng.gateway.render.PageLayout;

/** An opened receipt for the page: each field under its label, the items as a table. */
record ReceiptContent(LicenceType type, DocumentContent content) {
    /** One field as it reads. */
    record Row(Labels labels, String text) {}

    /** In the reader's words. */
    public List<Row> rows(Words words) {
        return type.fields().stream()
                .filter(field ->
                        field.format() != Format.IDENTIFIER && content.fields().has(field.name()))
                .map(field -> new Row(
                        field.labels(), FieldText.of(content.fields().path(field.name()), field.format(), words::date)))
                .toList();
    }

    public List<Holder> payers() {
        return content.holders();
    }

    public String checkValue() {
        return content.secret("checkValue");
    }

    public List<PageLayout.Column> columns() {
        return table().map(PageLayout.Table::columns).orElse(List.of());
    }

    /** The items, each in the order of the columns. */
    public List<List<String>> items(Words words) {
        var items = new ArrayList<List<String>>();
        table().ifPresent(table -> content.fields()
                .path(table.member())
                .forEach(item -> items.add(table.columns().stream()
                        .map(column -> FieldText.of(item.path(column.name()), column.format(), words::date))
                        .toList())));
        return items;
    }

    private Optional<PageLayout.Table> table() {
        return PageLayout.of(type).table();
    }
}
