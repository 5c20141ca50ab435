// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.yinzheng.gateway.document.Holder;
import tools.jackson.databind.node.ObjectNode;

/**
 * A receipt to be issued, as a unit hands it in.
 *
 * @param type the kind's number in the registry
 * @param code receipt code of 8 digits, of which the unit has numbers
 * @param holders first the payer
 * @param fields by the names of the kind's schema; the total in fen stands among them, issueDate may be left out
 */
record ReceiptOrder(
        int type,
        String code,
        List<Holder> holders,
        @Schema(implementation = Object.class) ObjectNode fields) {
    ReceiptOrder {
        Objects.requireNonNull(code, "code is required: 8 digits");
        Objects.requireNonNull(fields, "fields");
        holders = List.copyOf(holders);
    }

    @Override
    public String toString() {
        return "ReceiptOrder[" + type + "]";
    }
}
