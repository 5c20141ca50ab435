// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import java.util.List;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** RENEW, CHANGE, REISSUE, CORRECT: one licence lapses and its successor is issued, linked, in one transaction. */
final class ReplaceLicence {
    /** The cause that CORRECT demands: what was wrong was the writing, not the facts. */
    static final String CLERICAL = "CLERICAL";

    private ReplaceLicence() {}

    static OperationAnswer perform(Act act, ReplaceRequest request) {
        var operation = request.operation();
        Require.that(LicenceRules.replaces(operation), "operation must be RENEW, CHANGE, REISSUE or CORRECT");
        Require.that(
                operation != Operation.CORRECT || request.cause().equals(CLERICAL),
                "CORRECT has the cause " + CLERICAL);
        var file = LicenceFile.open(act, operation, request.licenceId(), request.seq());
        var to = LicenceRules.next(operation, file.state().state(), null);
        Require.that(
                file.body().type() == request.type(),
                Refusal.LICENCE_ID_MISMATCH,
                "the successor is of the type " + file.body().type());
        var desk = IssuingDesk.open(act, request.type(), request.typeVersion(), request.kid());
        var successor = desk.enter(request.licence(), operation, request.licenceId(), null);
        var answer = file.write(
                act,
                new LicenceFile.Change(
                        operation,
                        to,
                        request.cause(),
                        request.causeDigest(),
                        Credentials.closed(
                                file.state().credentials(), act.ledger().now()),
                        null,
                        null,
                        successor.licenceId()));
        act.ledger()
                .event(
                        "licence.replaced",
                        new LicenceEvent(
                                operation,
                                List.of(request.licenceId()),
                                Credentials.digests(successor.credentials()),
                                to,
                                successor.licenceId(),
                                act.requestId()));
        return answer;
    }
}
