// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.yinzheng.gateway.TestNetwork;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.organisation.TestOrganisations;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Seal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An outbox on a real database, before a ledger that does as it is told, at a time that passes when told. */
final class TestOutbox implements AutoCloseable {
    /** What a fence answers when its request was carried out before. */
    static final String CARRIED_OUT = "carried out";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final FakeLedger ledger = new FakeLedger();
    private final Organisations organisations = TestOrganisations.of(TestNetwork.material());
    private final LedgerIdentity clerk = organisations
            .byMsp("ZhejiangMSP")
            .flatMap(one -> one.client("zj-market-clerk"))
            .orElseThrow();
    private final List<Submission> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<OutboxRecovery> processes = new ArrayList<>();
    private final GroupCommitDatabase database;
    private Instant now = Instant.parse("2026-11-22T02:00:00Z");
    private Outbox outbox;
    private OutboxRecovery recovery;

    TestOutbox(DataSource source) {
        database = new GroupCommitDatabase(source);
        startProcess();
    }

    /** A new process on the old database. */
    void startProcess() {
        var store = new SubmissionStore(database, List.of((client, submission) -> heard.add(submission)));
        var answers = new Answers(new Seal(new byte[32]), JSON);
        var settings = new OutboxSettings(
                Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(10), 10);
        InstantSource time = () -> now;
        var clock = time.withZone(ZoneOffset.UTC);
        var meters = new OutboxMeters(new SimpleMeterRegistry());
        var dispatch = new Dispatch(ledger, settings);
        var delivery = new Delivery(ledger, store, answers, dispatch, meters, settings, clock);
        outbox = new Outbox(store, delivery, answers, meters);
        recovery =
                new OutboxRecovery(ledger, store, delivery, dispatch, organisations, new AnyFence(), settings, clock);
        processes.add(recovery);
    }

    /** Shuts out whatever the ledger does not say was carried out. */
    private static final class AnyFence implements Fence {
        @Override
        public LedgerCall against(LedgerIdentity identity, String chaincode, String requestId) {
            return LedgerCall.of("yz-330000", "registry:Fence", requestId, Set.of());
        }

        @Override
        public boolean shutsOut(String answer) {
            return !answer.equals(CARRIED_OUT);
        }
    }

    FakeLedger ledger() {
        return ledger;
    }

    GroupCommitDatabase database() {
        return database;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Each settled submission, as those who listen were told. */
    List<Submission> heard() {
        return heard;
    }

    /** One round of the recovery that runs every few seconds in a gateway. */
    void recover() {
        recovery.round();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Outcome issue(String key, String body) {
        return issue(key, body, change -> change);
    }

    Outcome issue(String key, String body, UnaryOperator<Change> with) {
        return outbox.make("zj-market-clerk", clerk, new IdempotencyKey(key, body), id -> with.apply(change(id)));
    }

    private static Change change(String requestId) {
        var call = LedgerCall.of("yz-330000", "licence:Issue", requestId, Set.of());
        Function<String, ObjectNode> answer = result -> JSON.createObjectNode().put("licenceId", "1.2.156");
        return Change.of("licence.issue", "1.2.156", call, answer);
    }

    /** How many bytes of signed transactions are kept. */
    int signedBytes() {
        return database.read(client -> client.sql("SELECT SUM(LENGTH(envelope)) FROM submission")
                .query(Integer.class)
                .single());
    }

    @Override
    public void close() {
        processes.forEach(OutboxRecovery::close);
        database.close();
    }
}
