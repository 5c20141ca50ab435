// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.localpeer.channel.BlockHash;
import org.yinzheng.localpeer.channel.BlockSignatures;
import org.yinzheng.localpeer.channel.PeerNetwork;

/** Builds a block the way orderers and a peer do between them: header, data, signatures, flags, commit hash. */
final class BlockAssembly {
    private static final int LAST_CONFIG = 1;
    private static final int SLOTS = 5;

    private BlockAssembly() {}

    static BlockHeader header(long number, ByteString previousHash, BlockData data) {
        return BlockHeader.newBuilder()
                .setNumber(number)
                .setPreviousHash(previousHash)
                .setDataHash(BlockHash.ofData(data))
                .build();
    }

    static Block block(PeerNetwork network, BlockHeader header, BlockData data, byte[] flags, ByteString commitHash) {
        ByteString signatures = BlockSignatures.sign(header, network.config().quorum(), network.consenters())
                .toByteString();
        return Block.newBuilder()
                .setHeader(header)
                .setData(data)
                .setMetadata(metadata(signatures, flags, commitHash))
                .build();
    }

    /** Block 0 as a peer keeps it: as it was made, with the flag of its one transaction. */
    static Block genesis(Block genesis) {
        BlockMetadata.Builder metadata = genesis.getMetadata().toBuilder();
        while (metadata.getMetadataCount() < SLOTS) {
            metadata.addMetadata(ByteString.EMPTY);
        }
        metadata.setMetadata(
                BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE,
                ByteString.copyFrom(flags(List.of(TxValidationCode.VALID))));
        return genesis.toBuilder().setMetadata(metadata).build();
    }

    static byte[] flags(List<TxValidationCode> codes) {
        byte[] flags = new byte[codes.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = (byte) codes.get(i).getNumber();
        }
        return flags;
    }

    private static BlockMetadata metadata(ByteString signatures, byte[] flags, ByteString commitHash) {
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        for (int i = 0; i < SLOTS; i++) {
            metadata.addMetadata(ByteString.EMPTY);
        }
        metadata.setMetadata(BlockMetadataIndex.SIGNATURES_VALUE, signatures);
        metadata.setMetadata(
                LAST_CONFIG,
                Metadata.newBuilder()
                        .setValue(LastConfig.newBuilder().setIndex(0).build().toByteString())
                        .build()
                        .toByteString());
        metadata.setMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.copyFrom(flags));
        metadata.setMetadata(
                BlockMetadataIndex.COMMIT_HASH_VALUE,
                Metadata.newBuilder().setValue(commitHash).build().toByteString());
        return metadata.build();
    }
}
