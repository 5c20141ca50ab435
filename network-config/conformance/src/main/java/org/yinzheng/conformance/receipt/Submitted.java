// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.yinzheng.conformance.engine.LedgerClient;

/** A submitted transaction whose outcome is still to come. */
final class Submitted {
    private final LedgerClient client;
    private final SubmittedTransaction transaction;

    Submitted(LedgerClient client, SubmittedTransaction transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** Waits until it stands in a block. */
    public Outcome outcome() {
        try {
            Status status = client.outcome(transaction);
            String answer = new String(transaction.getResult(), StandardCharsets.UTF_8);
            return new Outcome(status.getTransactionId(), status.getCode(), status.getBlockNumber(), answer);
        } catch (CommitStatusException e) {
            throw new IllegalStateException("no commit status", e);
        }
    }
}
