// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.GrantBlockRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** A finance body grants (申领) numbers to a unit. */
@Component
class GrantNumberBlock {
    static final String OPERATION = "receipt.grant-block";

    private final LedgerCalls calls;

    GrantNumberBlock(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, Order order) {
        caller.require(Role.FINANCE);
        var request = new GrantBlockRequest(
                requestId, order.code(), order.first(), order.last(), order.unit(), order.lanes());
        return calls.plain(
                OPERATION, order.code() + "-" + order.first(), calls.own(caller, "receipt:GrantBlock", request));
    }

    /**
     * @param code receipt code, 8 digits; the first two are those of the region
     * @param first first number, 10 digits
     * @param last last number, 10 digits
     * @param unit social credit code of the issuing unit
     * @param lanes how many transactions may issue at the same time, 1 to 64
     */
    @Schema(name = "NumberBlockOrder")
    record Order(String code, String first, String last, String unit, int lanes) {}
}
