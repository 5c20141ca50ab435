// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Many claims on one receipt at the same moment, half of them from each of two provinces; who loses a race tries again. */
final class ClaimRace implements AutoCloseable {
    private final ReceiptDesk desk;
    private final int claims;
    private final ExecutorService threads;
    private final CyclicBarrier start;

    ClaimRace(ReceiptDesk desk, int claims) {
        this.desk = desk;
        this.claims = claims;
        this.threads = Executors.newFixedThreadPool(claims);
        this.start = new CyclicBarrier(claims);
    }

    /**
     * What a race came to.
     *
     * @param claimed sum of the valid claims
     * @param refusals what each loser was told
     * @param amounts every amount that was asked for
     */
    record Result(long claimed, int won, List<String> refusals, List<Long> amounts, long lastBlock) {}

    private record Attempt(long amount, String refusal, long block) {}

    /** Runs the race; the amounts are a quarter of the total and more, so that at most three win. */
    Result run(HeldReceipt receipt) throws InterruptedException, ExecutionException {
        List<Callable<Attempt>> tasks = new ArrayList<>();
        List<Long> amounts = new ArrayList<>();
        for (int i = 0; i < claims; i++) {
            String claimant = i % 2 == 0 ? "zj-insurer" : "jx-insurer";
            long amount = receipt.total() / 4 + 1 + i * 104_729L;
            amounts.add(amount);
            tasks.add(() -> attempt(claimant, receipt, amount));
        }
        long claimed = 0;
        long block = 0;
        List<String> refusals = new ArrayList<>();
        for (Future<Attempt> task : threads.invokeAll(tasks)) {
            Attempt attempt = task.get();
            if (attempt.refusal().isEmpty()) {
                claimed += attempt.amount();
            } else {
                refusals.add(attempt.refusal());
            }
            block = Math.max(block, attempt.block());
        }
        return new Result(claimed, claims - refusals.size(), List.copyOf(refusals), List.copyOf(amounts), block);
    }

    private Attempt attempt(String claimant, HeldReceipt receipt, long amount) throws Exception {
        Call claim = desk.claim(claimant, receipt, amount);
        start.await();
        long block = 0;
        while (true) {
            try {
                Outcome outcome = claim.submit();
                block = outcome.block();
                if (outcome.valid()) {
                    return new Attempt(amount, "", block);
                }
                if (outcome.code() != TxValidationCode.MVCC_READ_CONFLICT) {
                    return new Attempt(amount, outcome.code().name(), block);
                }
            } catch (RefusedCall refused) {
                if (!refused.peersDisagree()) {
                    return new Attempt(amount, String.valueOf(refused.getMessage()), block);
                }
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
