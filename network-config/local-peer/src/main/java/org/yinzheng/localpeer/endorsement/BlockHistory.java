// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.Version;
import org.yinzheng.localpeer.transaction.Transaction;

/** The history of a key, taken from the blocks: only the places are kept beside them. */
final class BlockHistory implements HistoryReader {
    private final LedgerStore store;

    BlockHistory(LedgerStore store) {
        this.store = store;
    }

    @Override
    public KeyModification modification(Version version, String namespace, String key) {
        Block block = store.block(version.block()).orElseThrow(() -> broken(version));
        try {
            Transaction transaction = Transaction.parse(block.getData().getData(version.position()));
            KVWrite write = transaction.writes(namespace).stream()
                    .filter(each -> each.getKey().equals(key))
                    .findFirst()
                    .orElseThrow(() -> broken(version));
            return KeyModification.newBuilder()
                    .setTxId(transaction.id())
                    .setTimestamp(transaction.channelHeader().getTimestamp())
                    .setValue(write.getValue())
                    .setIsDelete(write.getIsDelete())
                    .build();
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            throw broken(version);
        }
    }

    private static LedgerException broken(Version version) {
        return new LedgerException("the history points to transaction " + version.position() + " of block "
                + version.block() + ", which does not write the key");
    }
}
