// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.ledger.CommitResult;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.storage.Database;
import tools.jackson.databind.json.JsonMapper;

/** Submissions in a real database whose ends a test tells, for the tests of other packages. */
public final class TestSubmissions {
    private final SubmissionStore store;

    public TestSubmissions(Database database, List<SettledListener> listeners) {
        store = new SubmissionStore(database, listeners);
    }

    /** A change on its way. */
    public Submission sent(
            String mspId, String operation, String subject, Instant at, BiConsumer<JdbcClient, String> alongside) {
        var id = UUID.randomUUID().toString();
        var submission = new Submission(
                id,
                new Submitter("account", mspId, "client", "agency"),
                new IdempotencyKey(id, ""),
                operation,
                subject,
                "chaincode",
                id,
                id,
                new byte[1],
                SubmissionState.PENDING,
                Optional.empty(),
                Optional.empty(),
                1,
                new byte[0],
                at,
                at,
                Optional.empty());
        var call = LedgerCall.of("chaincode", "function", "", Set.of());
        store.insert(
                submission,
                new Change(
                        operation, subject, call, result -> JsonMapper.shared().createObjectNode(), alongside));
        return submission;
    }

    /** Somebody learns that it stands in a block. */
    public void recorded(Submission sent, long block, Instant at) {
        store.update(sent.recorded(new CommitResult(0, block), at));
    }

    /** Somebody learns that it will never stand in one. */
    public void refused(Submission sent, Instant at) {
        store.update(sent.refused("MVCC_READ_CONFLICT", at));
    }
}
