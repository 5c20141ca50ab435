// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;

/** The real way to the ledger on a bad day: messages and answers get lost, at random or as told, always after the endorsement. */
public final class UnluckyLedger implements LedgerClient {
    /** Long enough for a block, and short for those who wait for what was dropped. */
    private static final Duration BRIEF = Duration.ofMillis(500);

    private final LedgerClient real;
    private final Random random;
    private volatile boolean bad;
    private volatile boolean deaf;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger held = new AtomicInteger();

    public UnluckyLedger(LedgerClient real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    /** From now on, and until it is told otherwise, every third step fails. */
    public void turnBad(boolean on) {
        bad = on;
    }

    /** From now on, and until it is told otherwise, what is sent arrives and nobody hears what became of it. */
    public void turnDeaf(boolean on) {
        deaf = on;
    }

    /** From now on, and until this is counted down, whoever asks for an endorsement waits. */
    public CountDownLatch hold() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** How many wait for an endorsement. */
    public int held() {
        return held.get();
    }

    @Override
    public String evaluate(LedgerIdentity identity, LedgerCall call) {
        return real.evaluate(identity, call);
    }

    @Override
    public Endorsed endorse(LedgerIdentity identity, LedgerCall call) {
        held.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("endorse");
        } finally {
            held.decrementAndGet();
        }
        return real.endorse(identity, call);
    }

    @Override
    public void submit(LedgerIdentity identity, byte[] envelope) {
        lose("submit: lost on the way");
        if (isUnlucky()) {
            // acknowledged, and dropped by the orderer
            return;
        }
        real.submit(identity, envelope);
        lose("submit: arrived, the answer was lost");
    }

    @Override
    public CommitResult awaitCommit(LedgerIdentity identity, String transactionId, Duration limit) {
        lose("commit-status");
        if (deaf) {
            throw unavailable("commit-status");
        }
        return real.awaitCommit(identity, transactionId, bad && limit.compareTo(BRIEF) > 0 ? BRIEF : limit);
    }

    @Override
    public boolean reachable(Organisation organisation) {
        return real.reachable(organisation);
    }

    private void lose(String stage) {
        if (isUnlucky()) {
            throw unavailable(stage);
        }
    }

    private synchronized boolean isUnlucky() {
        return bad && random.nextInt(3) == 0;
    }

    private static LedgerUnavailable unavailable(String stage) {
        return new LedgerUnavailable(stage, "UNAVAILABLE", new IllegalStateException("a bad day"));
    }
}
