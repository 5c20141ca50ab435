// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;

/**
 * A ledger in memory that fails as told: what is sent is committed once, whatever the client heard of it. Like ordering nodes,
 * it refuses an envelope that it has already.
 */
public final class FakeLedger implements LedgerClient {
    /** What happens to the next transaction that is sent. */
    public enum Fate {
        COMMIT,
        /** Arrives and is committed, but the client hears a failure. */
        COMMIT_UNHEARD,
        /** Never arrives; the client hears a failure. */
        LOST,
        /** Acknowledged and dropped by the orderer. */
        DROPPED
    }

    private final Deque<Fate> fates = new ArrayDeque<>();
    private final Deque<Integer> codes = new ArrayDeque<>();
    private final Map<String, CommitResult> committed = new HashMap<>();
    private final Map<String, String> endorsed = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final List<String> log = new ArrayList<>();
    private Function<LedgerCall, String> contract = call -> "{}";
    private int unanswered;
    private long height;
    private int transactions;
    private int sendings;

    public synchronized void contract(Function<LedgerCall, String> rules) {
        contract = rules;
    }

    public synchronized void next(Fate... next) {
        fates.addAll(List.of(next));
    }

    public synchronized void nextCode(int... next) {
        for (int code : next) {
            codes.add(code);
        }
    }

    /** So many questions about a transaction get no answer. */
    public synchronized void silent(int questions) {
        unanswered = questions;
    }

    /** Functions of the transactions that are VALID, in order. */
    public synchronized List<String> recorded() {
        return List.copyOf(log);
    }

    /** How often anything was sent to be ordered. */
    public synchronized int sendings() {
        return sendings;
    }

    public synchronized int endorsements() {
        return transactions;
    }

    /** This transaction is acknowledged and dropped, however often it is sent. */
    public synchronized void drop(String transactionId) {
        dropped.add(transactionId);
    }

    /** Whatever becomes of this transaction, nobody hears of it until it is told. */
    public synchronized void hide(String transactionId) {
        hidden.add(transactionId);
    }

    public synchronized void tell(String transactionId) {
        hidden.remove(transactionId);
    }

    @Override
    public synchronized String evaluate(LedgerIdentity identity, LedgerCall call) {
        return contract.apply(call);
    }

    @Override
    public synchronized Endorsed endorse(LedgerIdentity identity, LedgerCall call) {
        var result = contract.apply(call);
        var id = "tx" + (++transactions);
        endorsed.put(id, call.function());
        return new Endorsed(id, id.getBytes(StandardCharsets.UTF_8), result);
    }

    @Override
    public synchronized void submit(LedgerIdentity identity, byte[] envelope) {
        var id = new String(envelope, StandardCharsets.UTF_8);
        sendings++;
        if (committed.containsKey(id)) {
            throw unavailable("submit: already processed");
        }
        if (dropped.contains(id)) {
            return;
        }
        var fate = fates.isEmpty() ? Fate.COMMIT : fates.remove();
        if (fate == Fate.LOST) {
            throw unavailable("submit");
        }
        if (fate != Fate.DROPPED) {
            commit(id);
        }
        if (fate == Fate.COMMIT_UNHEARD) {
            throw unavailable("submit");
        }
    }

    private void commit(String id) {
        if (committed.containsKey(id)) {
            return;
        }
        int code = codes.isEmpty() ? 0 : codes.remove();
        committed.put(id, new CommitResult(code, ++height));
        if (code == 0) {
            log.add(endorsed.getOrDefault(id, "?"));
        }
    }

    @Override
    public synchronized CommitResult awaitCommit(LedgerIdentity identity, String transactionId, Duration limit) {
        var result = committed.get(transactionId);
        if (unanswered > 0) {
            unanswered--;
            result = null;
        }
        if (hidden.contains(transactionId)) {
            result = null;
        }
        if (result == null) {
            throw unavailable("commit-status");
        }
        return result;
    }

    @Override
    public boolean reachable(Organisation organisation) {
        return true;
    }

    private static LedgerUnavailable unavailable(String stage) {
        return new LedgerUnavailable(stage, "DEADLINE_EXCEEDED", new IllegalStateException("told to fail"));
    }
}
