// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.outbox.Joint;
import org.yinzheng.gateway.registry.LedgerCalls;

/** The issue of one licence, which may go in one call with others of its type that the same key signed. */
record JointIssue(LedgerCalls calls, Caller caller, IssueRequest request) implements Joint {
    private record Kind(
            int type, int typeVersion, String kid, @Nullable Boolean imported) {}

    @Override
    public Object kind() {
        return new Kind(request.type(), request.typeVersion(), request.kid(), request.imported());
    }

    @Override
    public LedgerCall call(String requestId, List<Joint> parts) {
        var requests = parts.stream().map(part -> ((JointIssue) part).request).toList();
        return calls.own(
                caller,
                "licence:Issue",
                new IssueRequest(
                        requestId,
                        request.type(),
                        request.typeVersion(),
                        request.kid(),
                        requests.stream()
                                .flatMap(one -> one.licences().stream())
                                .toList(),
                        request.imported(),
                        requests.stream().map(IssueRequest::requestId).toList()));
    }
}
