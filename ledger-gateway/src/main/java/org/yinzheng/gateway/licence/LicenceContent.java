// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.List;
import java.util.Objects;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.console.Words;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.entry.HolderWords;
import org.yinzheng.gateway.render.FieldText;

/** An opened licence for the page: each field under its label. */
record LicenceContent(LicenceType type, DocumentContent content) {
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

    public List<Holder> holders() {
        return content.holders();
    }

    public String shortNumber() {
        return content.secret("shortNumber");
    }

    /** The words for a holder's kind of number. */
    public Labels kind(Holder holder) {
        return Objects.requireNonNullElse(
                HolderWords.TYPES.get(holder.type()), new Labels(holder.type(), holder.type()));
    }
}
