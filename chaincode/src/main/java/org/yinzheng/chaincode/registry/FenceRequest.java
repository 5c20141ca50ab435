// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Closes a request id whose outcome is unknown, so that a late original fails. Any officer of the agency that made the
 * request, in its own region's namespace.
 *
 * @param fenced the request id to close
 * @param namespace chaincode name of the namespace the request went to, where it was not the own one: it is read whether the
 *     request was carried out there
 */
public record FenceRequest(
        String requestId, String fenced, @Nullable String namespace) implements Request {
    public FenceRequest {
        Require.uuid(requestId, "requestId");
        Require.uuid(fenced, "fenced");
        if (namespace != null) {
            RegionState.checkChaincode(namespace, "namespace");
        }
    }

    /** Of a request that went to the own namespace. */
    public FenceRequest(String requestId, String fenced) {
        this(requestId, fenced, null);
    }
}
