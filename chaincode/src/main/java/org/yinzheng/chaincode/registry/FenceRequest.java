// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Closes a request id whose outcome is unknown, so that a late original fails. Any officer of the agency that made the
 * request, in its own region's namespace.
 *
 * @param fenced the request id to close
 */
public record FenceRequest(String requestId, String fenced) implements Request {
    public FenceRequest {
        Require.uuid(requestId, "requestId");
        Require.uuid(fenced, "fenced");
    }
}
