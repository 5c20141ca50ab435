// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Registers a region; national platform, common namespace. Members as in {@link RegionState}. */
public record RegisterRegionRequest(
        String requestId,
        String region,
        String mspId,
        String namespace,
        Labels labels,
        @Nullable String lookupAddress,
        @Nullable String verifierAddress)
        implements Request {
    public RegisterRegionRequest {
        Require.uuid(requestId, "requestId");
        Regions.check(region, "region");
        RegionState.checkMsp(mspId);
        RegionState.checkNamespace(namespace, region);
        Require.present(labels, "labels");
        Require.httpsAddressIfPresent(lookupAddress, 200, "lookupAddress");
        Require.httpsAddressIfPresent(verifierAddress, 200, "verifierAddress");
    }
}
