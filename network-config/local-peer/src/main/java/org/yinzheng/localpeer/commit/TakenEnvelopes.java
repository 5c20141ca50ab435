// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.common.Status;

/**
 * What was taken for ordering lately, as the pool of Fabric's BFT orderers remembers it: an envelope that waits counts as taken
 * when it comes again, one that stands in a block is refused. Nothing is remembered across a restart; what comes again then is
 * ordered and flagged as a duplicate.
 */
final class TakenEnvelopes {
    private static final int REMEMBERED = 1_000;

    /** Without the envelopes: a thousand of the largest would fill the memory. */
    private final Map<String, CompletableFuture<Void>> byTransaction = new LinkedHashMap<>();

    /**
     * What completes the submission that was taken first for this transaction id, this one if there was none.
     *
     * @throws SubmissionException if the first one stands in a block already
     */
    synchronized CompletableFuture<Void> first(Submission submission) throws SubmissionException {
        String id = submission.checked().id();
        if (id.isEmpty()) {
            return submission.durable();
        }
        CompletableFuture<Void> first = byTransaction.putIfAbsent(id, submission.durable());
        if (first == null) {
            forgetOldest();
            return submission.durable();
        }
        if (first.isDone()) {
            throw new SubmissionException(
                    Status.SERVICE_UNAVAILABLE, "request already processed: ask for the transaction's commit status");
        }
        return first;
    }

    /** What waits is never forgotten, so that nothing is ordered twice. */
    private void forgetOldest() {
        var oldest = byTransaction.values().iterator();
        while (byTransaction.size() > REMEMBERED
                && oldest.hasNext()
                && oldest.next().isDone()) {
            oldest.remove();
        }
    }

    /** Takes back a submission that found no place in the queue. */
    synchronized void forget(Submission submission) {
        byTransaction.remove(submission.checked().id(), submission.durable());
    }
}
