// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.StateView;
import org.yinzheng.localpeer.ledger.Version;
import org.yinzheng.localpeer.transaction.Transaction;

/** Multi-version concurrency control: what a transaction read must still be so, with the transactions before it applied. */
final class ConflictCheck {
    private final StateView committed;
    private final PendingChanges pending;

    ConflictCheck(StateView committed, PendingChanges pending) {
        this.committed = committed;
        this.pending = pending;
    }

    TxValidationCode check(Transaction transaction) {
        for (Transaction.Set set : transaction.sets()) {
            for (KVRead read : set.set().getReadsList()) {
                if (!unchanged(set.namespace(), read)) {
                    return TxValidationCode.MVCC_READ_CONFLICT;
                }
            }
            for (RangeQueryInfo range : set.set().getRangeQueriesInfoList()) {
                if (!unchanged(set.namespace(), range)) {
                    return TxValidationCode.PHANTOM_READ_CONFLICT;
                }
            }
        }
        return TxValidationCode.VALID;
    }

    private boolean unchanged(String namespace, KVRead read) {
        return !pending.touches(namespace, read.getKey())
                && Objects.equals(Version.of(committed.get(namespace, read.getKey())), version(read));
    }

    private boolean unchanged(String namespace, RangeQueryInfo range) {
        if (range.hasReadsMerkleHashes()) {
            // this peer never summarises: not a result of its own simulation
            return false;
        }
        // a range that was not read to its end is compared up to the last key read, that key included
        String to = range.getItrExhausted() ? range.getEndKey() : range.getEndKey() + '\0';
        List<KVRead> reads = range.getRawReads().getKvReadsList();
        List<Map.Entry<String, StateValue>> now = pending.range(namespace, range.getStartKey(), to, reads.size() + 1);
        if (now.size() != reads.size()) {
            return false;
        }
        for (int i = 0; i < reads.size(); i++) {
            Map.Entry<String, StateValue> row = now.get(i);
            if (!row.getKey().equals(reads.get(i).getKey())
                    || !row.getValue().version().equals(version(reads.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Version version(KVRead read) {
        return read.hasVersion()
                ? new Version(
                        read.getVersion().getBlockNum(),
                        Math.toIntExact(read.getVersion().getTxNum()))
                : null;
    }
}
