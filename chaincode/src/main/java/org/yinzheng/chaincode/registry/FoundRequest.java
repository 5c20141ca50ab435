// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Founds the common namespace: its SELF and the national platform's region. The caller's MSP becomes the national one.
 *
 * @param region the national platform, {@code 100000}
 * @param namespace chaincode name of the national platform's own namespace
 */
public record FoundRequest(String requestId, String region, Labels labels, String namespace) implements Request {
    public FoundRequest {
        Require.uuid(requestId, "requestId");
        Require.that(Regions.NATIONAL.equals(region), "region must be the national platform's, " + Regions.NATIONAL);
        Require.present(labels, "labels");
        RegionState.checkNamespace(namespace, region);
    }
}
