// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataEntry;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.peer.MetaDataKeys;
import org.yinzheng.verifier.ledger.LedgerKeyPolicy;
import org.yinzheng.verifier.ledger.LedgerPosition;
import org.yinzheng.verifier.ledger.LedgerRead;
import org.yinzheng.verifier.ledger.LedgerWrite;

/** The endorsed reads and writes of a transaction, flattened over its namespaces. */
record ReadWriteSets(
        List<LedgerRead> reads, List<LedgerWrite> writes, List<LedgerKeyPolicy> keyPolicies, boolean privateData) {

    private static final String KEY_POLICY = MetaDataKeys.VALIDATION_PARAMETER.name();

    static ReadWriteSets parse(ByteString results) throws InvalidProtocolBufferException {
        var reads = new ArrayList<LedgerRead>();
        var writes = new ArrayList<LedgerWrite>();
        var keyPolicies = new ArrayList<LedgerKeyPolicy>();
        var privateData = false;
        for (var space : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
            var set = KVRWSet.parseFrom(space.getRwset());
            addAll(space.getNamespace(), set, reads, writes);
            set.getMetadataWritesList().forEach(write -> keyPolicies.add(keyPolicy(space.getNamespace(), write)));
            privateData |= space.getCollectionHashedRwsetCount() > 0;
        }
        return new ReadWriteSets(reads, writes, keyPolicies, privateData);
    }

    /** A key's metadata is replaced as a whole: without an entry for its policy the key has none. */
    private static LedgerKeyPolicy keyPolicy(String namespace, KVMetadataWrite write) {
        var policy = write.getEntriesList().stream()
                .filter(entry -> entry.getName().equals(KEY_POLICY))
                .map(KVMetadataEntry::getValue)
                .findFirst()
                .orElse(ByteString.EMPTY);
        return new LedgerKeyPolicy(namespace, write.getKey(), policy);
    }

    private static void addAll(String namespace, KVRWSet set, List<LedgerRead> reads, List<LedgerWrite> writes)
            throws InvalidProtocolBufferException {
        for (var read : set.getReadsList()) {
            reads.add(new LedgerRead(namespace, read.getKey(), version(read)));
        }
        for (var write : set.getWritesList()) {
            writes.add(new LedgerWrite(namespace, write.getKey(), write.getValue(), write.getIsDelete()));
        }
    }

    private static long version(KVRead read) throws InvalidProtocolBufferException {
        if (!read.hasVersion()) {
            return LedgerPosition.NOWHERE;
        }
        var version = read.getVersion();
        try {
            return new LedgerPosition(version.getBlockNum(), Math.toIntExact(version.getTxNum())).ordinal();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidProtocolBufferException("version out of range");
        }
    }
}
