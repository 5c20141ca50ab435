// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.entry.TypedDocument;
import tools.jackson.databind.node.ObjectNode;

/**
 * A licence to be issued, as an agency hands it in.
 *
 * @param type the type's number in the registry
 * @param serial 1 to 32 upper-case letters and digits; random where it is left out, and always for types about a person
 * @param holders one to twenty, first the principal one
 * @param fields the fields by the names of the type's schema; issueDate, validFrom and validTo may be left out
 */
public record LicenceOrder(
        int type,
        @Nullable String serial,
        List<Holder> holders,
        @Schema(implementation = Object.class) ObjectNode fields) {
    public LicenceOrder {
        Objects.requireNonNull(fields, "fields");
        holders = List.copyOf(holders);
    }

    /** As a person typed it. */
    public static LicenceOrder of(LicenceType type, TypedDocument typed) {
        return new LicenceOrder(type.number(), null, typed.holders(), typed.fields());
    }

    @Override
    public String toString() {
        return "LicenceOrder[" + type + "]";
    }
}
