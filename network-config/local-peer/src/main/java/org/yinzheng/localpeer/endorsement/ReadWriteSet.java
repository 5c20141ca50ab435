// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.ledger.StateKey;
import org.yinzheng.localpeer.ledger.Version;

/** Collects what a simulation read and wrote, and renders it as Fabric does: namespaces and keys sorted by bytes. */
final class ReadWriteSet {
    private final Map<String, Namespace> namespaces = new TreeMap<>(StateKey.BYTE_ORDER);

    private static final class Namespace {
        private final Map<String, KVRead> reads = new TreeMap<>(StateKey.BYTE_ORDER);
        private final Map<String, KVWrite> writes = new TreeMap<>(StateKey.BYTE_ORDER);
        private final Map<String, KVMetadataWrite> metadata = new TreeMap<>(StateKey.BYTE_ORDER);
        private final List<RangeRead> ranges = new ArrayList<>();

        KVRWSet build() {
            KVRWSet.Builder set = KVRWSet.newBuilder()
                    .addAllReads(reads.values())
                    .addAllWrites(writes.values())
                    .addAllMetadataWrites(metadata.values());
            ranges.stream().map(RangeRead::info).forEach(set::addRangeQueriesInfo);
            return set.build();
        }
    }

    /** A range that is being read: what it returned grows until it is exhausted or the simulation ends. */
    interface RangeRead {
        RangeQueryInfo info();
    }

    void read(String namespace, String key, @Nullable Version version) {
        KVRead.Builder read = KVRead.newBuilder().setKey(key);
        if (version != null) {
            read.setVersion(version(version));
        }
        of(namespace).reads.put(key, read.build());
    }

    void range(String namespace, RangeRead range) {
        of(namespace).ranges.add(range);
    }

    void write(String namespace, String key, ByteString value) {
        of(namespace)
                .writes
                .put(key, KVWrite.newBuilder().setKey(key).setValue(value).build());
    }

    void delete(String namespace, String key) {
        of(namespace)
                .writes
                .put(key, KVWrite.newBuilder().setKey(key).setIsDelete(true).build());
    }

    void writeMetadata(String namespace, String key, String name, ByteString value) {
        of(namespace)
                .metadata
                .put(
                        key,
                        KVMetadataWrite.newBuilder()
                                .setKey(key)
                                .addEntries(KVMetadataEntry.newBuilder()
                                        .setName(name)
                                        .setValue(value))
                                .build());
    }

    TxReadWriteSet build() {
        TxReadWriteSet.Builder set = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        namespaces.forEach((name, content) -> set.addNsRwset(NsReadWriteSet.newBuilder()
                .setNamespace(name)
                .setRwset(content.build().toByteString())));
        return set.build();
    }

    static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version version(Version version) {
        return org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                .setBlockNum(version.block())
                .setTxNum(version.position())
                .build();
    }

    private Namespace of(String namespace) {
        return namespaces.computeIfAbsent(namespace, name -> new Namespace());
    }
}
