// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerBlock;
import org.yinzheng.verifier.ledger.LedgerTransaction;
import org.yinzheng.verifier.ledger.LedgerWrite;
import org.yinzheng.verifier.policy.ChannelPolicies;

/** Turns a checked block into rows, re-running what can be re-run of the ledger's own validation. One thread. */
final class BlockWriter {

    /** Peers refuse a client's timestamp that is further than this from their own clock. */
    private static final long TIMESTAMP_WINDOW_SECONDS = 15 * 60;

    private final ViewWriter writer;
    private final NamespaceRules namespaces;
    private final RecordRules rules;
    private final EndorsementRules endorsements;
    private final LicenceStatuses statuses;
    private long clock;

    BlockWriter(ViewWriter writer, NamespaceRules namespaces) throws SQLException {
        this.writer = writer;
        this.namespaces = namespaces;
        this.rules = new RecordRules(writer);
        this.endorsements = new EndorsementRules(writer, namespaces);
        this.statuses = new LicenceStatuses(writer, namespaces.commonNamespace());
        resume();
    }

    /** A version of a record that is also kept in memory. */
    record RegistryChange(String namespace, RecordVersion version) {}

    /** Falls back to what the file says, after a rollback. */
    void resume() throws SQLException {
        clock = writer.progress().clock();
        writer.policies().reload();
        endorsements.forgetBlock();
    }

    /** After a refusal the caller undoes what was written and calls {@link #resume()}. */
    List<RegistryChange> apply(LedgerBlock block, Set<String> members, ChannelPolicies policies)
            throws SQLException, BlockRefusedException {
        judge(block, policies);
        var changes = new ArrayList<RegistryChange>();
        for (var transaction : block.transactions()) {
            apply(transaction, members, changes);
        }
        endorsements.endBlock();
        if (block.configuration().isPresent()) {
            writer.putConfiguration(block.number(), block.configuration().get());
        }
        writer.putBlock(block.number(), block.headerHash(), block.commitHash(), clock);
        return changes;
    }

    /** Endorsements in the block's order, which matters where a key's policy changes. */
    private void judge(LedgerBlock block, ChannelPolicies policies) throws SQLException, BlockRefusedException {
        var valid = new ArrayDeque<>(block.transactions());
        var refused = new ArrayDeque<>(block.refused());
        for (int i = 0; i < block.size(); i++) {
            if (isAt(valid.peek(), i)) {
                var transaction = valid.remove();
                endorsements.checkValid(transaction, policies);
                endorsements.note(transaction);
            } else if (isAt(refused.peek(), i)) {
                endorsements.checkRefused(refused.remove(), policies);
            } else {
                endorsements.noteChanging(block.lostKeyPolicies().getOrDefault(i, List.of()));
            }
        }
    }

    private static boolean isAt(@Nullable LedgerTransaction transaction, int place) {
        return transaction != null && transaction.position().transaction() == place;
    }

    private void apply(LedgerTransaction transaction, Set<String> members, List<RegistryChange> changes)
            throws SQLException, BlockRefusedException {
        var position = transaction.position().ordinal();
        if (!writer.putSeen(transaction.transactionId(), position)) {
            throw new BlockRefusedException(
                    AlarmCode.FLAG_WRONG, "transaction " + transaction.transactionId() + " is flagged valid twice");
        }
        rules.checkReads(transaction, namespaces);
        namespaces.check(transaction, members, namespace -> rules.ownerOf(namespace, transaction));
        // a client's clock may lag by the window at most, whatever it claims
        var time = Math.max(transaction.timestamp(), clock - TIMESTAMP_WINDOW_SECONDS);
        for (var write : transaction.writes()) {
            if (namespaces.isRegistered(write.namespace())) {
                store(transaction, write, position, time, changes);
                advanceClock(transaction.timestamp(), position);
            }
        }
    }

    private void store(
            LedgerTransaction transaction, LedgerWrite write, long position, long time, List<RegistryChange> changes)
            throws SQLException, BlockRefusedException {
        rules.checkWrite(transaction, write);
        var kind = RecordKind.of(write.key());
        if (!kind.isKept()) {
            return;
        }
        writer.put(write.namespace(), write.key(), position, time, write.value());
        var stored = new RecordVersion(write.key(), position, time, write.value());
        if (kind.isKeptInMemory()) {
            changes.add(new RegistryChange(write.namespace(), stored));
        }
        noteStatus(transaction, write, stored);
        if (RecordKind.isOf(Kind.BAT, write.key())) {
            storeLeaves(transaction, write, position);
        }
    }

    private void noteStatus(LedgerTransaction transaction, LedgerWrite write, RecordVersion stored)
            throws SQLException, BlockRefusedException {
        try {
            statuses.note(write, stored);
        } catch (RefusedException | IllegalArgumentException e) {
            throw RecordRules.broken(transaction, write, "does not read as what its key says");
        }
    }

    private void storeLeaves(LedgerTransaction transaction, LedgerWrite write, long position)
            throws SQLException, BlockRefusedException {
        var batch = rules.batchIn(transaction, write);
        var leaves = BatchLeaves.of(transaction, batch)
                .orElseThrow(() -> RecordRules.broken(
                        transaction, write, "has another root or count than the leaves of its transaction"));
        writer.putLeaves(write.namespace(), write.key(), position, leaves);
    }

    private void advanceClock(long timestamp, long position) throws SQLException {
        if (timestamp > clock) {
            clock = timestamp;
            writer.putClock(clock, position);
        }
    }
}
