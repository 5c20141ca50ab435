// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.bulk.BulkStore.OpenRow;
import org.yinzheng.gateway.entry.TypedDocument;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.licence.IssuableTypes;
import org.yinzheng.gateway.licence.IssueLicence;
import org.yinzheng.gateway.licence.LicenceOrder;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.outbox.Outcome;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues one row. Its idempotency key is the job's id and the row's number: however often it is tried, by however many
 * processes, it is one licence.
 */
@Component
class IssueRow {
    private static final Logger LOG = LoggerFactory.getLogger(IssueRow.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Refusals that would meet every row of the job. */
    private static final List<String> OF_THE_WHOLE_JOB =
            List.of("CALLER_", "ROLE_", "KEY_", "AGENCY_", "CERTIFICATE_", "NAMESPACE_", "TYPE_", "ISSUER_", "REGION_");

    private final IssueLicence issueLicence;
    private final IssuableTypes types;
    private final Outbox outbox;
    private final BulkStore store;

    IssueRow(IssueLicence issueLicence, IssuableTypes types, Outbox outbox, BulkStore store) {
        this.issueLicence = issueLicence;
        this.types = types;
        this.outbox = outbox;
        this.store = store;
    }

    /** What one try led to. */
    enum Step {
        /** The row is issued or refused. */
        SETTLED,
        /** Not decided yet: the row is tried again. */
        OPEN,
        /** No row of this job can be issued now. */
        JOB_STOPPED
    }

    /** @param stopped the code where the step is JOB_STOPPED */
    record Tried(Step step, String stopped) {
        static final Tried SETTLED = new Tried(Step.SETTLED, "");
        static final Tried OPEN = new Tried(Step.OPEN, "");
    }

    Tried issue(Caller caller, BulkJob job, OpenRow row) {
        try {
            var typed = JSON.readValue(row.typed(), new TypeReference<Map<String, String>>() {});
            var type = types.required(caller, job.type());
            var read = TypedDocument.read(type, typed, types.today());
            if (!read.fits()) {
                return refused(job, row, List.copyOf(read.faults().values()));
            }
            var outcome = outbox.make(
                    caller.account(),
                    caller.identity(),
                    key(job, row),
                    requestId -> prepare(caller, requestId, job, LicenceOrder.of(type, read), typed));
            return settled(job, row, outcome);
        } catch (LedgerRefusal e) {
            return stopsAll(e.code())
                    ? new Tried(Step.JOB_STOPPED, e.code())
                    : refused(job, row, List.of(new FieldError("", e.code(), e.text())));
        } catch (ProblemException e) {
            return problem(job, row, e);
        } catch (LedgerUnavailable | DataAccessException e) {
            LOG.atInfo()
                    .addKeyValue("job", job.id())
                    .log("a row waits: {}", e.getClass().getSimpleName());
            return Tried.OPEN;
        }
    }

    private Change prepare(
            Caller caller, String requestId, BulkJob job, LicenceOrder order, Map<String, String> typed) {
        var change = job.imports()
                ? issueLicence.existing(caller, requestId, order, LicenceId.parse(ExistingLicence.identifier(typed)))
                : issueLicence.prepare(caller, requestId, order);
        return change.with((client, submission) -> SentRows.requireOpen(client, job.id()));
    }

    private Tried problem(BulkJob job, OpenRow row, ProblemException e) {
        return switch (e.problem()) {
            case INVALID_FIELDS -> refused(job, row, e.errors());
            case REQUEST_IN_PROGRESS, LEDGER_UNAVAILABLE -> Tried.OPEN;
            default -> new Tried(Step.JOB_STOPPED, e.problem().name());
        };
    }

    private Tried settled(BulkJob job, OpenRow row, Outcome outcome) {
        var submission = outcome.submission();
        return switch (submission.state()) {
            case RECORDED -> {
                store.issued(
                        job.id(),
                        row.number(),
                        outcome.answer().path("licenceId").asString(),
                        submission.transactionId(),
                        submission.blockNumber().orElseThrow());
                yield Tried.SETTLED;
            }
            case PENDING, UNKNOWN -> Tried.OPEN;
            case REFUSED ->
                refused(
                        job,
                        row,
                        List.of(new FieldError(
                                "",
                                Problem.NOT_RECORDED.name(),
                                submission.code().orElse(""))));
            case FENCED ->
                refused(
                        job,
                        row,
                        List.of(new FieldError("", Problem.REQUEST_FENCED.name(), "put the row into a new file")));
        };
    }

    private Tried refused(BulkJob job, OpenRow row, List<FieldError> why) {
        store.refused(job.id(), row.number(), why);
        return Tried.SETTLED;
    }

    private static boolean stopsAll(String code) {
        return OF_THE_WHOLE_JOB.stream().anyMatch(code::startsWith);
    }

    private static IdempotencyKey key(BulkJob job, OpenRow row) {
        return new IdempotencyKey(
                SentRows.key(job.id(), row.number()), HexFormat.of().formatHex(Sha256.of(row.typed())));
    }
}
