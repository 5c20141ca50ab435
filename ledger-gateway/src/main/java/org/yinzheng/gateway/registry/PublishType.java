// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.PublishTypeRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Publishes a version of a licence type, once for all. */
@Component
final class PublishType {
    private final LedgerCalls calls;

    PublishType(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, LicenceType type) {
        caller.require(Role.NATIONAL);
        var request = new PublishTypeRequest(requestId, type);
        return calls.plain(
                "registry.publish-type",
                type.number() + "." + type.version(),
                calls.common(caller, "registry:PublishType", request));
    }
}
