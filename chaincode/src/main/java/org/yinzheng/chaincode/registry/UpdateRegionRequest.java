// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Changes a region's labels and addresses; national platform, common namespace. {@code seq} is the one that was read. */
public record UpdateRegionRequest(
        String requestId,
        String region,
        long seq,
        Labels labels,
        @Nullable String lookupAddress,
        @Nullable String verifierAddress)
        implements Request {
    public UpdateRegionRequest {
        Require.uuid(requestId, "requestId");
        Regions.check(region, "region");
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.present(labels, "labels");
        Require.httpsAddressIfPresent(lookupAddress, 200, "lookupAddress");
        Require.httpsAddressIfPresent(verifierAddress, 200, "verifierAddress");
    }
}
