// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Door;

/** Issues licences of one type: all or none. */
final class IssueLicences {
    private IssueLicences() {}

    static IssueAnswer perform(Act act, IssueRequest request) {
        act.officer().requireLocal();
        act.officer().require(LicenceRules.roles(Operation.ISSUE));
        var desk = IssuingDesk.open(act, request.type(), request.typeVersion(), request.kid(), request.imported());
        var joined = Objects.requireNonNullElse(request.joined(), List.<String>of());
        desk.readAhead(request.licences(), joined);
        List<String> identifiers = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < request.licences().size(); i++) {
            var licence = request.licences().get(i);
            if (joined.isEmpty()) {
                desk.enter(licence, Operation.ISSUE, null, null);
            } else {
                desk.enterJoined(licence, joined.get(i));
                Door.keepJoined(act, LicenceContract.ISSUE, request.alone(i), answer(act, 1));
            }
            identifiers.add(licence.licenceId());
            licence.credentials().forEach(credential -> digests.add(credential.digest()));
        }
        act.ledger()
                .event(
                        "licence.issued",
                        new LicenceEvent(
                                Operation.ISSUE, identifiers, digests, LicenceStatus.VALID, null, act.requestId()));
        return answer(act, identifiers.size());
    }

    private static IssueAnswer answer(Act act, int count) {
        return new IssueAnswer(act.ledger().transactionId(), act.ledger().now(), count);
    }
}
