// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Duration;
import java.util.Optional;
import org.yinzheng.gateway.ledger.CommitResult;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.organisation.LedgerIdentity;

/**
 * Sends a signed envelope to be ordered and learns what became of it. Only a peer's answer about the transaction id decides:
 * orderers refuse an envelope that they have already, just as they refuse one when they are unwell, so a refused sending says
 * nothing about the outcome.
 */
final class Dispatch {
    private final LedgerClient ledger;
    private final OutboxSettings settings;

    Dispatch(LedgerClient ledger, OutboxSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /** Sends what was never sent before, and waits for its block. */
    Optional<CommitResult> first(LedgerIdentity identity, String transactionId, byte[] envelope) {
        return send(identity, envelope)
                ? learn(identity, transactionId, settings.patience())
                : again(identity, transactionId, envelope);
    }

    /** Asks first, sends the same bytes only when no answer comes, then asks once more whatever the sending said. */
    Optional<CommitResult> again(LedgerIdentity identity, String transactionId, byte[] envelope) {
        return ask(identity, transactionId).or(() -> {
            send(identity, envelope);
            return ask(identity, transactionId);
        });
    }

    /** Asks once; empty says nothing about the outcome. */
    Optional<CommitResult> ask(LedgerIdentity identity, String transactionId) {
        return learn(identity, transactionId, settings.ask());
    }

    private boolean send(LedgerIdentity identity, byte[] envelope) {
        try {
            ledger.submit(identity, envelope);
            return true;
        } catch (LedgerUnavailable e) {
            return false;
        }
    }

    private Optional<CommitResult> learn(LedgerIdentity identity, String transactionId, Duration limit) {
        try {
            return Optional.of(ledger.awaitCommit(identity, transactionId, limit));
        } catch (LedgerUnavailable e) {
            return Optional.empty();
        }
    }
}
