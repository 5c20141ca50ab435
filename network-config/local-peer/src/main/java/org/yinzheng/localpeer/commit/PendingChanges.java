// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.ledger.StateChange;
import org.yinzheng.localpeer.ledger.StateKey;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.StateView;
import org.yinzheng.localpeer.ledger.Version;
import org.yinzheng.localpeer.transaction.Transaction;

/** What the VALID transactions of a block, so far, change over the committed state. */
final class PendingChanges {
    private final StateView committed;
    private final TreeMap<StateKey, StateChange> changes = new TreeMap<>();

    PendingChanges(StateView committed) {
        this.committed = committed;
    }

    boolean touches(String namespace, String key) {
        return changes.containsKey(new StateKey(namespace, key));
    }

    Collection<StateChange> all() {
        return changes.values();
    }

    /** Applies the writes of a transaction. A value keeps the key's metadata; metadata keep the key's value. */
    void apply(Transaction transaction, Version version) {
        for (Transaction.Set set : transaction.sets()) {
            Map<String, KVMetadataWrite> metadata = new HashMap<>();
            set.set().getMetadataWritesList().forEach(write -> metadata.put(write.getKey(), write));
            for (KVWrite write : set.set().getWritesList()) {
                applyWrite(set.namespace(), write, metadata.remove(write.getKey()), version);
            }
            metadata.forEach((key, write) -> applyMetadata(new StateKey(set.namespace(), key), write, version));
        }
    }

    /**
     * The rows of a range as the transactions before would leave them.
     *
     * @param atMost as many rows as the caller compares
     */
    List<Map.Entry<String, StateValue>> range(String namespace, String from, String to, int atMost) {
        TreeMap<String, StateValue> rows = new TreeMap<>(StateKey.BYTE_ORDER);
        Map<StateKey, StateChange> pending = pending(namespace, from, to);
        committed
                .range(namespace, from, to, atMost + pending.size())
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        pending.forEach((key, change) -> {
            if (change.after() == null) {
                rows.remove(key.key());
            } else {
                rows.put(key.key(), change.after());
            }
        });
        return new ArrayList<>(rows.entrySet()).subList(0, Math.min(atMost, rows.size()));
    }

    private Map<StateKey, StateChange> pending(String namespace, String from, String to) {
        StateKey first = new StateKey(namespace, from);
        // no namespace holds a NUL: this one sorts behind every key of the namespace
        StateKey last = to.isEmpty() ? new StateKey(namespace + "\0", "") : new StateKey(namespace, to);
        return first.compareTo(last) >= 0 ? Map.of() : changes.subMap(first, true, last, false);
    }

    private void applyWrite(String namespace, KVWrite write, @Nullable KVMetadataWrite metadata, Version version) {
        StateKey key = new StateKey(namespace, write.getKey());
        if (write.getIsDelete()) {
            put(key, version, null);
            return;
        }
        StateValue latest = latest(key);
        ByteString kept = latest == null ? ByteString.EMPTY : latest.metadata();
        put(key, version, new StateValue(write.getValue(), metadata == null ? kept : entries(metadata), version));
    }

    private void applyMetadata(StateKey key, KVMetadataWrite metadata, Version version) {
        StateValue latest = latest(key);
        if (latest != null) {
            put(key, version, new StateValue(latest.value(), entries(metadata), version));
        }
    }

    private static ByteString entries(KVMetadataWrite metadata) {
        return metadata.toBuilder().clearKey().build().toByteString();
    }

    private @Nullable StateValue latest(StateKey key) {
        StateChange change = changes.get(key);
        return change == null ? committed.get(key.namespace(), key.key()) : change.after();
    }

    private void put(StateKey key, Version version, @Nullable StateValue after) {
        StateChange earlier = changes.get(key);
        StateValue before = earlier == null ? committed.get(key.namespace(), key.key()) : earlier.before();
        changes.put(key, new StateChange(key, version, before, after));
    }
}
