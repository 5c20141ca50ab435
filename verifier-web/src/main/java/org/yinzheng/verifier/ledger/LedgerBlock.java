// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block that passed every check that needs no state: number, hashes, consenters' signatures, the signatures in its
 * valid transactions.
 *
 * @param number from 0
 * @param headerHash SHA-256 of the header
 * @param commitHash the peer's unsigned running hash over states, empty where it gives none
 * @param size count of transactions, refused ones included
 * @param transactions those flagged valid, in order
 * @param refused those flagged as not meeting an endorsement policy although their client's signature is good
 * @param lostKeyPolicies key policies of transactions that met their policies and lost a read conflict, by place: the
 *     rest of the block is judged as if they had been set
 * @param configuration the new channel configuration ({@code common.Config}) when this is a configuration block
 */
public record LedgerBlock(
        long number,
        ByteString headerHash,
        ByteString commitHash,
        int size,
        List<LedgerTransaction> transactions,
        List<LedgerTransaction> refused,
        Map<Integer, List<LedgerKeyPolicy>> lostKeyPolicies,
        Optional<ByteString> configuration) {

    public LedgerBlock {
        transactions = List.copyOf(transactions);
        refused = List.copyOf(refused);
        lostKeyPolicies = Map.copyOf(lostKeyPolicies);
    }
}
