// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.util.List;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.conformance.engine.LedgerClient;

/** An endorsed transaction that was not submitted yet. */
final class Held {
    private final LedgerClient client;
    private final Transaction transaction;

    Held(LedgerClient client, Transaction transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** The transaction's id. */
    public String transactionId() {
        return transaction.getTransactionId();
    }

    /** Hands it to the orderers, waits, and hands it to them again; both outcomes. */
    public List<TxValidationCode> submitTwice() {
        return client.commitTwice(transaction);
    }

    /** Hands it to the orderers. */
    public Submitted submit() {
        try {
            return new Submitted(client, client.submit(transaction), transaction.getResult());
        } catch (SubmitException e) {
            throw new IllegalStateException("the orderers did not take " + transactionId(), e);
        }
    }
}
