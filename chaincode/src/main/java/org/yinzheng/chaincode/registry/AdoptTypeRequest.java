// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Takes a version of a type into use in the own region; registrar, own namespace. */
public record AdoptTypeRequest(String requestId, int type, int version) implements Request {
    public AdoptTypeRequest {
        Require.uuid(requestId, "requestId");
        LicenceType.checkNumber(type);
        Require.range(version, 1, 9999, "version");
    }
}
