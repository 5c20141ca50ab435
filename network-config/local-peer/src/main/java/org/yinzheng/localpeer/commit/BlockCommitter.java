// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.yinzheng.localpeer.channel.BlockHash;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.ledger.BlockCommit;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;

/** Turns a batch into the next block and writes it. For one thread. */
final class BlockCommitter {
    private final PeerNetwork network;
    private final LedgerStore store;
    private final BlockValidator validator;
    private ByteString previousHash;
    private ByteString commitHash;

    BlockCommitter(PeerNetwork network, LedgerStore store) {
        this.network = network;
        this.store = store;
        this.validator = new BlockValidator(network.config().policies());
        if (store.height() == 0) {
            store.append(new BlockCommit(BlockAssembly.genesis(network.genesis()), List.of(), List.of(), List.of()));
        }
        Block last =
                store.block(store.height() - 1).orElseThrow(() -> new LedgerException("the last block is missing"));
        this.previousHash = BlockHash.ofHeader(last.getHeader());
        this.commitHash = commitHash(last);
    }

    BlockCommit commit(List<ByteString> envelopes, List<CheckedTransaction> batch) {
        long number = store.height();
        Predicate<String> known = id -> store.transaction(id).isPresent();
        BlockValidator.Outcome outcome = validator.validate(number, batch, store.committed(), known);
        byte[] flags = BlockAssembly.flags(outcome.codes());
        BlockData data = BlockData.newBuilder().addAllData(envelopes).build();
        BlockHeader header = BlockAssembly.header(number, previousHash, data);
        ByteString hash = CommitHash.of(flags, outcome.changes(), commitHash);
        Block block = BlockAssembly.block(network, header, data, flags, hash);
        BlockCommit commit = new BlockCommit(block, outcome.places(), outcome.changes(), outcome.history());
        store.append(commit);
        previousHash = BlockHash.ofHeader(header);
        commitHash = hash;
        return commit;
    }

    /** Empty for block 0, which has none. */
    static ByteString commitHash(Block block) {
        try {
            return Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.COMMIT_HASH_VALUE))
                    .getValue();
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            throw new LedgerException("block " + block.getHeader().getNumber() + " has no commit hash", e);
        }
    }
}
