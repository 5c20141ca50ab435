// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.sql.SQLException;
import java.util.Optional;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.ledger.SelfState;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerPosition;
import org.yinzheng.verifier.ledger.LedgerRead;
import org.yinzheng.verifier.ledger.LedgerTransaction;
import org.yinzheng.verifier.ledger.LedgerWrite;

/** The rules of the ledger's records that follow from a transaction and what was recorded before it. One thread. */
final class RecordRules {

    private final ViewWriter records;

    RecordRules(ViewWriter records) {
        this.records = records;
    }

    /** What the endorsers read must still have been so when the transaction was ordered: else it had to be refused. */
    void checkReads(LedgerTransaction transaction, NamespaceRules namespaces)
            throws SQLException, BlockRefusedException {
        for (var read : transaction.reads()) {
            if (namespaces.isRegistered(read.namespace())
                    && RecordKind.of(read.key()).isKept()
                    && versionOf(read) != read.version()) {
                throw new BlockRefusedException(
                        AlarmCode.FLAG_WRONG,
                        at(transaction) + " is flagged valid, but read an outdated " + RecordKind.nameOf(read.key())
                                + " record of " + read.namespace());
            }
        }
    }

    void checkWrite(LedgerTransaction transaction, LedgerWrite write) throws SQLException, BlockRefusedException {
        if (write.deleted()) {
            throw broken(transaction, write, "is deleted: records are never deleted");
        }
        if (RecordKind.isWriteOnce(write.key())
                && records.last(write.namespace(), write.key()).isPresent()) {
            throw broken(transaction, write, "is written again: it is written once");
        }
        if (RecordKind.isOf(Kind.LST, write.key())) {
            checkNextState(transaction, write);
        }
    }

    /** Operation 1 is the issue itself and stands in the licence's body. */
    private void checkNextState(LedgerTransaction transaction, LedgerWrite write)
            throws SQLException, BlockRefusedException {
        var before = records.last(write.namespace(), write.key())
                .map(version -> version.as(LicenceState.class).seq())
                .orElse(1L);
        if (read(transaction, write, LicenceState.class).seq() != before + 1) {
            throw broken(transaction, write, "does not carry the number after " + before);
        }
    }

    /** The organisation that a region's namespace names as its own, now or in this very transaction. */
    Optional<String> ownerOf(String namespace, LedgerTransaction transaction)
            throws SQLException, BlockRefusedException {
        for (var write : transaction.writes()) {
            if (write.namespace().equals(namespace) && RecordKind.isOf(Kind.SELF, write.key())) {
                return Optional.of(read(transaction, write, SelfState.class).mspId());
            }
        }
        return records.last(namespace, LedgerKeys.self().text())
                .map(version -> version.as(SelfState.class).mspId());
    }

    BatchState batchIn(LedgerTransaction transaction, LedgerWrite write) throws BlockRefusedException {
        return read(transaction, write, BatchState.class);
    }

    private static <T> T read(LedgerTransaction transaction, LedgerWrite write, Class<T> type)
            throws BlockRefusedException {
        try {
            return CanonicalJson.read(write.value().toByteArray(), type);
        } catch (RefusedException | IllegalArgumentException e) {
            throw broken(transaction, write, "does not read as what its key says");
        }
    }

    private long versionOf(LedgerRead read) throws SQLException {
        return records.last(read.namespace(), read.key())
                .map(RecordVersion::position)
                .orElse(LedgerPosition.NOWHERE);
    }

    static BlockRefusedException broken(LedgerTransaction transaction, LedgerWrite write, String rule) {
        return new BlockRefusedException(
                AlarmCode.RULE_BROKEN,
                at(transaction) + ": a " + RecordKind.nameOf(write.key()) + " record of " + write.namespace() + " "
                        + rule);
    }

    private static String at(LedgerTransaction transaction) {
        return "transaction " + transaction.transactionId();
    }
}
