// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.chaincode.json.CanonicalJson;

/**
 * What became of a submitted transaction.
 *
 * @param code the validation code of its block
 * @param block the block's number
 * @param answer the contract's answer, which counts only when {@code code} is VALID
 */
record Outcome(String transactionId, TxValidationCode code, long block, String answer) {
    /** Whether the ledger recorded it. */
    public boolean valid() {
        return code == TxValidationCode.VALID;
    }

    /** The answer of a transaction that must be valid. */
    public <T> T answer(Class<T> type) {
        requireValid();
        return CanonicalJson.read(answer, type);
    }

    /** Itself, or an error that names the code. */
    public Outcome requireValid() {
        if (!valid()) {
            throw new IllegalStateException("transaction " + transactionId + " ended in " + code);
        }
        return this;
    }
}
