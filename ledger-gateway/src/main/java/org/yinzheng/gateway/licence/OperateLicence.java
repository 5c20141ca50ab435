// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.OperateRequest;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.Journal;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.registry.LedgerCalls;

/** SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT and UNDO. */
@Component
class OperateLicence {
    private static final String SINGLE_END = "licence.end";
    private static final Duration DAY = Duration.ofHours(24);

    private static final BiConsumer<JdbcClient, String> FREE = (client, submission) -> {};

    private final LicenceReader reader;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;
    private final Journal journal;
    private final Clock clock;
    private final int singleEndings;

    /** @param singleEndings how many licences of an agency end in 24 hours on the word of one person each */
    OperateLicence(
            LicenceReader reader,
            LedgerCalls calls,
            DocumentDrafts drafts,
            Journal journal,
            Clock clock,
            @Value("${yinzheng.gateway.approval.single-endings:20}") int singleEndings) {
        this.reader = reader;
        this.calls = calls;
        this.drafts = drafts;
        this.journal = journal;
        this.clock = clock;
        this.singleEndings = singleEndings;
    }

    /** One licence, by one person; ending many in a day, one after the other, needs two as ending many at once does. */
    Change prepare(Caller caller, String requestId, String licenceId, OperationOrder order) {
        caller.require(Role.CLERK, Role.APPROVER);
        if (order.operation() != Operation.END) {
            return change(caller, requestId, licenceId, order, "licence.operate", FREE);
        }
        var since = clock.instant().minus(DAY);
        if (journal.lately(caller.organisation().mspId(), caller.agency(), SINGLE_END, since) >= singleEndings) {
            throw fourEyes();
        }
        return change(caller, requestId, licenceId, order, SINGLE_END, (client, submission) -> {
            // others may have been let in at the same moment; this one is counted already
            var lately = Journal.lately(client, caller.organisation().mspId(), caller.agency(), SINGLE_END, since);
            if (lately > singleEndings) {
                throw fourEyes();
            }
        });
    }

    private static ProblemException fourEyes() {
        return Problem.FOUR_EYES_REQUIRED.exception("POST /api/v1/licence-endings");
    }

    /** One of many licences, which a second person confirmed. */
    Change confirmed(Caller caller, String requestId, String licenceId, OperationOrder order) {
        caller.require(Role.APPROVER);
        return change(caller, requestId, licenceId, order, "licence.end-many", FREE);
    }

    /** @param door what may still keep the change from being stored, and so from being sent */
    private Change change(
            Caller caller,
            String requestId,
            String licenceId,
            OperationOrder order,
            String name,
            BiConsumer<JdbcClient, String> door) {
        var view = reader.onLedger(caller, licenceId, null);
        var text = CauseTexts.document(caller, order.causeText());
        var request = new OperateRequest(
                requestId,
                order.operation(),
                licenceId,
                view.state().seq(),
                order.cause(),
                CauseTexts.digest(text),
                order.outcome(),
                order.toRegion());
        var state = drafts.changed(
                LicenceReader.documentId(caller, licenceId), after(order).name());
        var kept = drafts.created(text.stream().toList(), CauseTexts.KEPT);
        return new Change(
                name,
                licenceId,
                calls.own(caller, "licence:Operate", request),
                calls::answer,
                door.andThen(state).andThen(kept));
    }

    /** The state that the document takes; the ledger refuses whatever does not lead there. */
    private static LicenceStatus after(OperationOrder order) {
        return switch (order.operation()) {
            case SUSPEND -> LicenceStatus.SUSPENDED;
            case RESTORE, UNDO -> LicenceStatus.VALID;
            case TRANSFER_OUT -> LicenceStatus.MOVED_OUT;
            case END -> order.outcome() == null ? LicenceStatus.CANCELLED : order.outcome();
            case EXPIRE, RENEW, CHANGE, REISSUE, CORRECT, ISSUE, TRANSFER_IN, BIND, UNBIND -> LicenceStatus.LAPSED;
        };
    }
}
