// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Status;
import org.yinzheng.conformance.engine.LedgerClient;

/** A submitted transaction whose outcome is still to come. */
final class Submitted {
    private final LedgerClient client;
    private final Commit commit;
    private final byte[] result;

    Submitted(LedgerClient client, Commit commit, byte[] result) {
        this.client = client;
        this.commit = commit;
        this.result = result.clone();
    }

    /** Waits until it stands in a block. */
    public Outcome outcome() {
        try {
            Status status = client.outcome(commit);
            String answer = new String(result, StandardCharsets.UTF_8);
            return new Outcome(status.getTransactionId(), status.getCode(), status.getBlockNumber(), answer);
        } catch (CommitStatusException e) {
            throw new IllegalStateException("no commit status", e);
        }
    }
}
