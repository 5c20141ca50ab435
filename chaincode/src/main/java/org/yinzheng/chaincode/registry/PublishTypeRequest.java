// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Publishes a version of a type, once for all; national platform, common namespace. */
public record PublishTypeRequest(String requestId, LicenceType type) implements Request {
    public PublishTypeRequest {
        Require.uuid(requestId, "requestId");
        Require.present(type, "type");
        var list = type.statusList();
        if (list != null) {
            // here and not in the type, which is read from ledgers that took any text
            var address = list.address().replace("{iss}", "iss").replace("{vct}", "1");
            Require.httpsAddress(address, 200, "statusList.address");
        }
    }
}
