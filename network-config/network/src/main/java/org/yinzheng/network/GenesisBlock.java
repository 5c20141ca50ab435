// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** Block 0 of the channel, in the form that Fabric's own tools write: one unsigned configuration transaction. */
public final class GenesisBlock {
    private static final int NONCE_BYTES = 24;
    private static final int MESSAGE_VERSION = 1;

    /** Deprecated in favour of the signatures' slot, but Fabric's tools still fill it. */
    private static final int LAST_CONFIG_SLOT = 1;

    private GenesisBlock() {}

    /** Builds block 0 from certificates that exist already. Two calls differ in nonce and time only. */
    public static Block of(NetworkMaterial material) throws IOException {
        Config config = Config.newBuilder()
                .setChannelGroup(ChannelConfiguration.group(material))
                .build();
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        Header header = Header.newBuilder()
                .setChannelHeader(
                        channelHeader(material.description().channel(), nonce).toByteString())
                .setSignatureHeader(SignatureHeader.newBuilder()
                        .setNonce(ByteString.copyFrom(nonce))
                        .build()
                        .toByteString())
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(header)
                .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString())
                .build();
        return block(Envelope.newBuilder().setPayload(payload.toByteString()).build());
    }

    private static ChannelHeader channelHeader(String channel, byte[] nonce) {
        return ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setVersion(MESSAGE_VERSION)
                .setChannelId(channel)
                .setEpoch(0)
                .setTimestamp(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
                // the transaction id is SHA-256(nonce ‖ creator), and block 0 has no creator
                .setTxId(HexFormat.of().formatHex(Sha256.digest(nonce)))
                .build();
    }

    private static Block block(Envelope envelope) {
        ByteString transaction = envelope.toByteString();
        LastConfig lastConfig = LastConfig.newBuilder().setIndex(0).build();
        ByteString signatures = Metadata.newBuilder()
                .setValue(OrdererBlockMetadata.newBuilder()
                        .setLastConfig(lastConfig)
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        ByteString last = Metadata.newBuilder()
                .setValue(lastConfig.toByteString())
                .build()
                .toByteString();
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        for (BlockMetadataIndex index : BlockMetadataIndex.values()) {
            if (index != BlockMetadataIndex.UNRECOGNIZED) {
                metadata.addMetadata(ByteString.EMPTY);
            }
        }
        metadata.setMetadata(BlockMetadataIndex.SIGNATURES_VALUE, signatures);
        metadata.setMetadata(LAST_CONFIG_SLOT, last);
        return Block.newBuilder()
                .setHeader(BlockHeader.newBuilder()
                        .setNumber(0)
                        .setDataHash(ByteString.copyFrom(Sha256.digest(transaction.toByteArray()))))
                .setData(BlockData.newBuilder().addData(transaction))
                .setMetadata(metadata)
                .build();
    }
}
