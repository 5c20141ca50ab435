// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.time.Duration;
import java.util.Random;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;

/** The real way to the ledger on a bad day: messages and answers get lost at random, always after the endorsement. */
public final class UnluckyLedger implements LedgerClient {
    private final LedgerClient real;
    private final Random random;
    private volatile boolean bad;

    public UnluckyLedger(LedgerClient real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    /** From now on every third step fails. */
    public void turnBad() {
        bad = true;
    }

    @Override
    public String evaluate(LedgerIdentity identity, LedgerCall call) {
        return real.evaluate(identity, call);
    }

    @Override
    public Endorsed endorse(LedgerIdentity identity, LedgerCall call) {
        return real.endorse(identity, call);
    }

    @Override
    public void submit(LedgerIdentity identity, byte[] envelope) {
        lose("submit: lost on the way");
        real.submit(identity, envelope);
        lose("submit: arrived, the answer was lost");
    }

    @Override
    public CommitResult awaitCommit(LedgerIdentity identity, String transactionId, Duration limit) {
        lose("commit-status");
        return real.awaitCommit(identity, transactionId, limit);
    }

    @Override
    public boolean reachable(Organisation organisation) {
        return real.reachable(organisation);
    }

    private synchronized void lose(String stage) {
        if (bad && random.nextInt(3) == 0) {
            throw new LedgerUnavailable(stage, "UNAVAILABLE", new IllegalStateException("a bad day"));
        }
    }
}
