// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Puts an agreement into force once every party accepted; approver of any party, common namespace, once. */
public record ActivateAgreementRequest(String requestId, String agreement, int version) implements Request {
    public ActivateAgreementRequest {
        Require.uuid(requestId, "requestId");
        Require.code(agreement, "agreement");
        Require.range(version, 1, 9999, "version");
    }
}
