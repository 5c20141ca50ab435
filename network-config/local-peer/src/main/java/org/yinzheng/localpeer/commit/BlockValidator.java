// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.localpeer.channel.ChannelPolicies;
import org.yinzheng.localpeer.ledger.HistoryEntry;
import org.yinzheng.localpeer.ledger.StateChange;
import org.yinzheng.localpeer.ledger.StateKey;
import org.yinzheng.localpeer.ledger.StateView;
import org.yinzheng.localpeer.ledger.TransactionPlace;
import org.yinzheng.localpeer.ledger.Version;
import org.yinzheng.localpeer.transaction.EndorsementPolicies;
import org.yinzheng.localpeer.transaction.Transaction;

/**
 * Decides, in block order, which transactions are valid and what they change. A pure function of the block, the committed
 * state and the known transaction ids: the same on every peer, and again when the ledger is checked.
 */
final class BlockValidator {
    private final EndorsementPolicies policies;

    BlockValidator(ChannelPolicies channelPolicies) {
        this.policies = new EndorsementPolicies(channelPolicies);
    }

    /**
     * @param codes one for each transaction of the block
     * @param places of the ids seen for the first time
     */
    record Outcome(
            List<TxValidationCode> codes,
            List<TransactionPlace> places,
            List<StateChange> changes,
            List<HistoryEntry> history) {}

    Outcome validate(long block, List<CheckedTransaction> batch, StateView committed, Predicate<String> index) {
        Map<String, Boolean> lookedUp = new HashMap<>();
        Predicate<String> known = id -> lookedUp.computeIfAbsent(id, index::test);
        List<TxValidationCode> codes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<StateKey> policyChanges = new HashSet<>();
        for (CheckedTransaction checked : batch) {
            TxValidationCode code = judge(checked, committed, known, policyChanges);
            if (code == TxValidationCode.VALID && !ids.add(checked.id())) {
                code = TxValidationCode.DUPLICATE_TXID;
            }
            codes.add(code);
        }
        return apply(block, batch, committed, known, codes);
    }

    private TxValidationCode judge(
            CheckedTransaction checked, StateView committed, Predicate<String> known, Set<StateKey> policyChanges) {
        if (checked.code() != TxValidationCode.VALID) {
            return checked.code();
        }
        if (known.test(checked.id())) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        Transaction transaction = checked.valid();
        if (policies.policy(transaction.chaincode(), committed).isEmpty()) {
            return TxValidationCode.INVALID_CHAINCODE;
        }
        if (writesAny(transaction, policyChanges)
                || !policies.satisfied(transaction.chaincode(), transaction.sets(), checked.endorsers(), committed)) {
            return TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
        }
        notePolicyChanges(transaction, policyChanges);
        return TxValidationCode.VALID;
    }

    /** Fabric cannot judge a write to a key whose policy changes earlier in the same block, and refuses it. */
    private static boolean writesAny(Transaction transaction, Set<StateKey> keys) {
        if (keys.isEmpty()) {
            return false;
        }
        return transaction.sets().stream()
                .anyMatch(set -> set.set().getWritesList().stream()
                                .anyMatch(write -> keys.contains(new StateKey(set.namespace(), write.getKey())))
                        || set.set().getMetadataWritesList().stream()
                                .anyMatch(write -> keys.contains(new StateKey(set.namespace(), write.getKey()))));
    }

    private static void notePolicyChanges(Transaction transaction, Set<StateKey> keys) {
        for (Transaction.Set set : transaction.sets()) {
            for (KVMetadataWrite write : set.set().getMetadataWritesList()) {
                keys.add(new StateKey(set.namespace(), write.getKey()));
            }
        }
    }

    private static Outcome apply(
            long block,
            List<CheckedTransaction> batch,
            StateView committed,
            Predicate<String> known,
            List<TxValidationCode> codes) {
        PendingChanges pending = new PendingChanges(committed);
        ConflictCheck conflicts = new ConflictCheck(committed, pending);
        List<HistoryEntry> history = new ArrayList<>();
        List<TransactionPlace> places = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            CheckedTransaction checked = batch.get(i);
            if (codes.get(i) == TxValidationCode.VALID) {
                codes.set(i, conflicts.check(checked.valid()));
            }
            if (codes.get(i) == TxValidationCode.VALID) {
                pending.apply(checked.valid(), new Version(block, i));
                noteHistory(checked.valid(), i, history);
            }
            if (!checked.id().isEmpty() && !known.test(checked.id()) && placed.add(checked.id())) {
                places.add(new TransactionPlace(checked.id(), block, i, codes.get(i)));
            }
        }
        return new Outcome(codes, places, List.copyOf(pending.all()), history);
    }

    private static void noteHistory(Transaction transaction, int position, List<HistoryEntry> history) {
        for (Transaction.Set set : transaction.sets()) {
            set.set().getWritesList().stream()
                    .map(write -> new StateKey(set.namespace(), write.getKey()))
                    .distinct()
                    .forEach(key -> history.add(new HistoryEntry(key, position)));
        }
    }
}
