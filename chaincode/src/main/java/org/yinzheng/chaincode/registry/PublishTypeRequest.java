// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Publishes a version of a type, once for all; national platform, common namespace. */
public record PublishTypeRequest(String requestId, LicenceType type) implements Request {
    public PublishTypeRequest {
        Require.uuid(requestId, "requestId");
        Require.present(type, "type");
    }
}
