// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.yinzheng.verifier.ledger.LedgerPosition;
import org.yinzheng.verifier.ledger.LedgerRead;
import org.yinzheng.verifier.ledger.LedgerWrite;

/** The endorsed reads and writes of a transaction, flattened over its namespaces. */
record ReadWriteSets(List<LedgerRead> reads, List<LedgerWrite> writes) {

    static ReadWriteSets parse(ByteString results) throws InvalidProtocolBufferException {
        var reads = new ArrayList<LedgerRead>();
        var writes = new ArrayList<LedgerWrite>();
        for (var space : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
            addAll(space, reads, writes);
        }
        return new ReadWriteSets(reads, writes);
    }

    private static void addAll(NsReadWriteSet space, List<LedgerRead> reads, List<LedgerWrite> writes)
            throws InvalidProtocolBufferException {
        var set = KVRWSet.parseFrom(space.getRwset());
        for (var read : set.getReadsList()) {
            reads.add(new LedgerRead(space.getNamespace(), read.getKey(), version(read)));
        }
        for (var write : set.getWritesList()) {
            writes.add(new LedgerWrite(space.getNamespace(), write.getKey(), write.getValue(), write.getIsDelete()));
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
