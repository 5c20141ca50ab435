// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Registers an agency; registrar, own namespace. */
public record RegisterAgencyRequest(String requestId, AgencyEntry agency) implements Request {
    public RegisterAgencyRequest {
        Require.uuid(requestId, "requestId");
        Require.present(agency, "agency");
    }
}
