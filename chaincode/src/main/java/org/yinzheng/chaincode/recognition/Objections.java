// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.RegionDirectory;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** Objections (异议): raised where the licence was used, answered where it was issued, each in its own namespace. */
final class Objections {
    private static final long DAY = 24 * 60 * 60;

    private Objections() {}

    static RecognitionAnswer raise(Act act, ObjectRequest request) {
        var officer = act.officer();
        officer.requireLocal();
        officer.require(Role.CLERK, Role.APPROVER);
        var ledger = act.ledger();
        var record = ledger.get(
                LedgerKeys.recognition(request.recognition()),
                RecognitionState.class,
                Refusal.RECOGNITION_UNKNOWN,
                "a recognition record of this region is required");
        Require.that(
                officer.agency().answersFor(record.agency()),
                Refusal.RECOGNITION_UNKNOWN,
                "a recognition record of the caller's own agency is required");
        ledger.create(
                LedgerKeys.objection(request.objection()),
                new ObjectionState(
                        request.objection(),
                        request.recognition(),
                        record.licenceId(),
                        record.issuerRegion(),
                        officer.region(),
                        officer.code(),
                        officer.name(),
                        request.reason(),
                        request.textDigest(),
                        ledger.transactionId(),
                        ledger.now(),
                        ledger.now() + request.answerDays() * DAY),
                Refusal.OBJECTION_EXISTS,
                "the identifier of the objection is taken; use a new UUID");
        return told(act, "objection.raised", request.objection(), "RAISED", record.licenceId());
    }

    static RecognitionAnswer answer(Act act, AnswerRequest request) {
        var officer = act.officer();
        officer.requireLocal();
        officer.require(Role.APPROVER);
        var ledger = act.ledger();
        Require.that(!request.recogniserRegion().equals(officer.region()), "recogniserRegion must be another region");
        var objection = ledger.getIn(
                RegionDirectory.namespace(ledger, request.recogniserRegion()),
                LedgerKeys.objection(request.objection()),
                ObjectionState.class,
                Refusal.OBJECTION_UNKNOWN,
                "an objection raised in that region is required");
        var licence = ledger.get(
                LedgerKeys.licence(objection.licenceId()),
                LicenceBody.class,
                Refusal.NOT_ISSUER,
                "only the region that issued the licence answers");
        Require.that(
                officer.agency().answersFor(licence.issuer()),
                Refusal.NOT_ISSUER,
                "only the issuer or its successor answers");
        ledger.create(
                LedgerKeys.answer(request.recogniserRegion(), request.objection()),
                new AnswerState(
                        request.objection(),
                        request.recogniserRegion(),
                        request.outcome(),
                        request.textDigest(),
                        officer.code(),
                        officer.name(),
                        ledger.now() > objection.answerBy(),
                        ledger.transactionId(),
                        ledger.now()),
                Refusal.OBJECTION_ALREADY_ANSWERED,
                "an objection is answered once");
        return told(
                act,
                "objection.answered",
                request.objection(),
                request.outcome().name(),
                objection.licenceId());
    }

    private static RecognitionAnswer told(Act act, String event, String id, String result, String licenceId) {
        var ledger = act.ledger();
        ledger.event(event, new RecognitionEvent(id, null, act.officer().region(), result, licenceId, act.requestId()));
        return new RecognitionAnswer(ledger.transactionId(), ledger.now(), id);
    }
}
