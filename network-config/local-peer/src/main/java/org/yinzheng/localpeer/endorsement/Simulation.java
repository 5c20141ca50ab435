// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.ledger.StateValue;
import org.yinzheng.localpeer.ledger.StateView;
import org.yinzheng.localpeer.ledger.Version;

/**
 * One transaction being tried against a snapshot. As in Fabric a read sees the committed state and never the
 * transaction's own writes; nested calls share the snapshot, and their reads and writes land under the callee's name.
 */
final class Simulation {
    /** More open queries of one transaction than this are refused: nothing in the product comes near. */
    private static final int MOST_OPEN_RANGES = 64;

    private final StateView state;
    private final HistoryReader history;
    private final String channel;
    private final String transactionId;
    private final SignedProposal proposal;
    private final ReadWriteSet set = new ReadWriteSet();
    private final Set<String> callStack = new HashSet<>();
    private final Map<String, ResultCursor> cursors = new HashMap<>();
    private boolean wrote;
    private boolean paged;

    Simulation(StateView state, HistoryReader history, String channel, String transactionId, SignedProposal proposal) {
        this.state = state;
        this.history = history;
        this.channel = channel;
        this.transactionId = transactionId;
        this.proposal = proposal;
    }

    String channel() {
        return channel;
    }

    String transactionId() {
        return transactionId;
    }

    SignedProposal proposal() {
        return proposal;
    }

    TxReadWriteSet result() {
        return set.build();
    }

    /** @return false if that chaincode is already running in this transaction. */
    boolean enter(String chaincode) {
        return callStack.add(chaincode);
    }

    void leave(String chaincode) {
        callStack.remove(chaincode);
    }

    ByteString get(String namespace, String key) {
        StateValue value = read(namespace, key);
        return value == null ? ByteString.EMPTY : value.value();
    }

    /** The metadata entries of a key, by name. */
    List<KVMetadataEntry> metadata(String namespace, String key) {
        StateValue value = read(namespace, key);
        if (value == null) {
            return List.of();
        }
        try {
            return KVMetadataWrite.parseFrom(value.metadata()).getEntriesList();
        } catch (InvalidProtocolBufferException e) {
            throw new SimulationException("the metadata of a key cannot be read");
        }
    }

    void put(String namespace, String key, ByteString value) {
        beforeWrite(key);
        set.write(namespace, key, value);
    }

    void delete(String namespace, String key) {
        beforeWrite(key);
        set.delete(namespace, key);
    }

    void putMetadata(String namespace, String key, String name, ByteString value) {
        beforeWrite(key);
        set.writeMetadata(namespace, key, name, value);
    }

    /** Opens a range; the results read from it become part of the read set, against phantoms. */
    ResultCursor range(String namespace, String from, String to) {
        RangeCursor cursor = new RangeCursor(state, namespace, from, to);
        set.range(namespace, cursor);
        return open(cursor);
    }

    /** Opens one page of a range. Fabric refuses writes in a transaction that read pages. */
    ResultCursor page(String namespace, String from, String to, int size) {
        if (wrote) {
            throw new SimulationException(
                    "the transaction has already written: a paginated query must come first and stay alone");
        }
        paged = true;
        return open(new PageCursor(state, namespace, from, to, size));
    }

    ResultCursor history(String namespace, String key) {
        return open(new HistoryCursor(history, namespace, key, state.history(namespace, key)));
    }

    @Nullable
    ResultCursor cursor(String id) {
        return cursors.get(id);
    }

    void close(String id) {
        cursors.remove(id);
    }

    private ResultCursor open(ResultCursor cursor) {
        if (cursors.size() >= MOST_OPEN_RANGES) {
            throw new SimulationException("more than " + MOST_OPEN_RANGES + " queries are open: close them");
        }
        cursors.put(cursor.id(), cursor);
        return cursor;
    }

    private @Nullable StateValue read(String namespace, String key) {
        StateValue value = state.get(namespace, key);
        set.read(namespace, key, Version.of(value));
        return value;
    }

    private void beforeWrite(String key) {
        if (key.isEmpty()) {
            throw new SimulationException("an empty key cannot be written");
        }
        if (paged) {
            throw new SimulationException("the transaction read pages of a query: it cannot write");
        }
        wrote = true;
    }
}
