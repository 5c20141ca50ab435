// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.LicenceType;

/**
 * A type as a wallet needs it to show fields and groups by name.
 *
 * @param code 21 characters, part of a licence's whole identifier
 */
@Schema(name = "WalletType")
record WalletType(int number, String code, Labels labels, List<Field> fields, List<Group> groups) {
    static WalletType of(LicenceType type) {
        return new WalletType(
                type.number(),
                type.code(),
                type.labels(),
                type.fields().stream()
                        .map(field -> new Field(
                                field.key(), field.labels(), field.format().name(), field.group()))
                        .toList(),
                type.groups().stream()
                        .map(group -> new Group(group.key(), group.labels()))
                        .toList());
    }

    /** @param group key of its redaction group; absent when it is always shown */
    @Schema(name = "WalletField")
    record Field(
            int key, Labels labels, String format, @Nullable Integer group) {}

    /** @param key −1 to −24 */
    @Schema(name = "WalletGroup")
    record Group(int key, Labels labels) {}
}
