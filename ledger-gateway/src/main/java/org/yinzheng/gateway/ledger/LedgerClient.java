// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.time.Duration;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;

/**
 * The four steps of Fabric's Gateway service, each with its own failure.
 *
 * <p>Only {@link #awaitCommit} with code 0 means recorded. Every method may throw {@link LedgerUnavailable}.
 */
public interface LedgerClient {
    /**
     * Runs a function without recording anything.
     *
     * @throws LedgerRefusal if the contract refuses
     */
    String evaluate(LedgerIdentity identity, LedgerCall call);

    /**
     * Has the call endorsed and signs the transaction. Nothing is recorded yet.
     *
     * @throws LedgerRefusal if the contract refuses
     */
    Endorsed endorse(LedgerIdentity identity, LedgerCall call);

    /**
     * Sends a signed transaction to be ordered. Sending the same bytes again changes nothing, but orderers that have them already
     * may refuse them: a failure says nothing about what became of the transaction.
     */
    void submit(LedgerIdentity identity, byte[] envelope);

    /** Waits until the transaction stands in a block, at most so long. */
    CommitResult awaitCommit(LedgerIdentity identity, String transactionId, Duration limit);

    /** Is the organisation's peer connected, as far as is known now? */
    boolean reachable(Organisation organisation);
}
