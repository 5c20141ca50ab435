// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import java.util.List;
import java.util.Objects;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.transaction.Transaction;

/**
 * What can be said of a transaction without looking at the state.
 *
 * @param code VALID, or why it can never be valid
 * @param id the transaction id, empty if it could not be read
 * @param transaction null unless the code is VALID
 * @param endorsers whose signatures over the response verify, each once
 */
record CheckedTransaction(
        TxValidationCode code, String id, @Nullable Transaction transaction, List<Identity> endorsers) {

    static CheckedTransaction invalid(TxValidationCode code, String id) {
        return new CheckedTransaction(code, id, null, List.of());
    }

    Transaction valid() {
        return Objects.requireNonNull(transaction, "a valid transaction");
    }
}
