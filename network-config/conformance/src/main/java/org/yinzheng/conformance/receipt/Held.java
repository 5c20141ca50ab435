// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;

/** An endorsed transaction that was not submitted yet. */
final class Held {
    private final Transaction transaction;

    Held(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The transaction's id. */
    public String transactionId() {
        return transaction.getTransactionId();
    }

    /** Hands it to the orderers. */
    public Submitted submit() {
        try {
            return new Submitted(transaction.submitAsync());
        } catch (SubmitException e) {
            throw new IllegalStateException("the orderers did not take " + transactionId(), e);
        }
    }
}
