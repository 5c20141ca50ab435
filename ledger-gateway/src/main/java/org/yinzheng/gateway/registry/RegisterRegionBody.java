// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.RegisterRegionRequest;

/**
 * A region to be registered.
 *
 * @param region GB/T 2260, 6 digits
 * @param mspId the member that owns the region's namespace
 * @param namespace its chaincode name
 * @param lookupAddress https address of the gateway that answers look-ups by hand
 * @param verifierAddress https address of the region's verifier page
 */
record RegisterRegionBody(
        String region,
        String mspId,
        String namespace,
        Labels labels,
        @Nullable String lookupAddress,
        @Nullable String verifierAddress) {
    RegisterRegionRequest request(String requestId) {
        return new RegisterRegionRequest(requestId, region, mspId, namespace, labels, lookupAddress, verifierAddress);
    }
}
