// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.problem.InvalidRequestException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Receipts of one kind to be issued in one transaction.
 *
 * @param type the kind's number in the registry
 * @param code receipt code of 8 digits, of which the unit has numbers
 * @param receipts 1 to 1000, numbered in this order
 */
record ReceiptBatchOrder(int type, String code, List<Item> receipts) {
    /** Receipts of one request; the contract takes 10,000, but a request that large is slow to repeat. */
    static final int MOST = 1000;

    ReceiptBatchOrder {
        Objects.requireNonNull(code, "code is required: 8 digits");
        if (receipts == null || receipts.isEmpty() || receipts.size() > MOST) {
            throw new InvalidRequestException("receipts is a list of 1 to " + MOST);
        }
        receipts = List.copyOf(receipts);
    }

    ReceiptOrder order(Item item) {
        return new ReceiptOrder(type, code, item.holders(), item.fields());
    }

    @Override
    public String toString() {
        return "ReceiptBatchOrder[" + type + ", " + receipts.size() + "]";
    }

    /**
     * @param holders first the payer
     * @param fields as in an order of one receipt
     */
    @Schema(name = "ReceiptBatchItem")
    record Item(
            List<Holder> holders,
            @Schema(implementation = Object.class) ObjectNode fields) {
        Item {
            holders = List.copyOf(holders);
            Objects.requireNonNull(fields, "fields");
        }

        @Override
        public String toString() {
            return "Item";
        }
    }
}
