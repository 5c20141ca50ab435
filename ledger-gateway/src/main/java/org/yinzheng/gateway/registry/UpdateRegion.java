// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.UpdateRegionRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Changes what a region is called and where it answers. */
@Component
final class UpdateRegion {
    private final LedgerCalls calls;

    UpdateRegion(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String region, Order order) {
        caller.require(Role.NATIONAL);
        var request = new UpdateRegionRequest(
                requestId, region, order.seq(), order.labels(), order.lookupAddress(), order.verifierAddress());
        return calls.plain("registry.update-region", region, calls.common(caller, "registry:UpdateRegion", request));
    }

    /**
     * Every member replaces what stands there.
     *
     * @param seq the sequence number that was read; refused if the region was changed since
     * @param lookupAddress https address of the gateway that answers look-ups by hand
     * @param verifierAddress https address of the region's verifier page
     */
    @Schema(name = "RegionUpdate")
    record Order(
            long seq,
            Labels labels,
            @Nullable String lookupAddress,
            @Nullable String verifierAddress) {}
}
