// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.ArrayList;
import java.util.List;
import org.yinzheng.chaincode.authority.Act;

/** Issues licences of one type: all or none. */
final class IssueLicences {
    private IssueLicences() {}

    static IssueAnswer perform(Act act, IssueRequest request) {
        act.officer().requireLocal();
        act.officer().require(LicenceRules.roles(Operation.ISSUE));
        var desk = IssuingDesk.open(act, request.type(), request.typeVersion(), request.kid(), request.imported());
        desk.readAhead(request.licences());
        List<String> identifiers = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (var licence : request.licences()) {
            desk.enter(licence, Operation.ISSUE, null, null);
            identifiers.add(licence.licenceId());
            licence.credentials().forEach(credential -> digests.add(credential.digest()));
        }
        var ledger = act.ledger();
        ledger.event(
                "licence.issued",
                new LicenceEvent(Operation.ISSUE, identifiers, digests, LicenceStatus.VALID, null, act.requestId()));
        return new IssueAnswer(ledger.transactionId(), ledger.now(), identifiers.size());
    }
}
