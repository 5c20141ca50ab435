// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Binds a region's namespace: its SELF, and the caller's own agency as the first of the region. The region must stand in the
 * common namespace with the caller's MSP and with the name under which this chaincode was called.
 *
 * @param commonNamespace chaincode name of the common namespace
 * @param agency the caller's own agency
 */
public record BindNamespaceRequest(String requestId, String region, String commonNamespace, AgencyEntry agency)
        implements Request {
    public BindNamespaceRequest {
        Require.uuid(requestId, "requestId");
        Regions.check(region, "region");
        RegionState.checkChaincode(commonNamespace, "commonNamespace");
        Require.present(agency, "agency");
    }
}
