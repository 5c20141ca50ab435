// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.yinzheng.localpeer.identity.IdentityException;
import org.yinzheng.localpeer.identity.SigningIdentity;

/**
 * Signatures of the consenters over a block, in the form of Fabric's BFT orderers: each covers metadata value, identifier
 * header and DER header; a signer is named by its number in the channel configuration.
 */
public final class BlockSignatures {
    private static final ByteString VALUE = OrdererBlockMetadata.newBuilder()
            .setLastConfig(LastConfig.newBuilder().setIndex(0))
            .build()
            .toByteString();

    private BlockSignatures() {}

    /**
     * The SIGNATURES metadata of a block.
     *
     * @param signers the consenters whose keys this process holds, by their number
     */
    public static Metadata sign(BlockHeader header, int quorum, Map<Integer, SigningIdentity> signers) {
        ByteString headerBytes = ByteString.copyFrom(BlockHash.headerBytes(header));
        Metadata.Builder metadata = Metadata.newBuilder().setValue(VALUE);
        signers.entrySet().stream().limit(quorum).forEach(signer -> {
            // the block's number is nonce enough: the signed bytes hold the header, which no other block has
            ByteString identifier = IdentifierHeader.newBuilder()
                    .setIdentifier(signer.getKey())
                    .setNonce(ByteString.copyFromUtf8(Long.toString(header.getNumber())))
                    .build()
                    .toByteString();
            metadata.addSignatures(MetadataSignature.newBuilder()
                    .setIdentifierHeader(identifier)
                    .setSignature(signer.getValue().sign(VALUE, identifier, headerBytes)));
        });
        return metadata.build();
    }

    /** Whether a quorum of distinct consenters signed the block. */
    public static boolean valid(Block block, ChannelConfig config) {
        try {
            Metadata metadata =
                    Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.SIGNATURES_VALUE));
            ByteString header = ByteString.copyFrom(BlockHash.headerBytes(block.getHeader()));
            Set<Integer> signed = new TreeSet<>();
            for (MetadataSignature signature : metadata.getSignaturesList()) {
                int id = IdentifierHeader.parseFrom(signature.getIdentifierHeader())
                        .getIdentifier();
                if (verifies(signature, metadata.getValue(), header, consenters(config, id), config)) {
                    signed.add(id);
                }
            }
            return signed.size() >= config.quorum();
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static boolean verifies(
            MetadataSignature signature,
            ByteString value,
            ByteString header,
            List<Consenter> candidates,
            ChannelConfig config) {
        for (Consenter consenter : candidates) {
            ByteString serialized = SerializedIdentity.newBuilder()
                    .setMspid(consenter.getMspId())
                    .setIdBytes(consenter.getIdentity())
                    .build()
                    .toByteString();
            try {
                if (config.members()
                        .identify(serialized)
                        .verifies(signature.getSignature(), value, signature.getIdentifierHeader(), header)) {
                    return true;
                }
            } catch (IdentityException e) {
                // a consenter nobody vouches for signs nothing
                continue;
            }
        }
        return false;
    }

    private static List<Consenter> consenters(ChannelConfig config, int id) {
        List<Consenter> found = new ArrayList<>();
        for (Consenter consenter : config.consenters()) {
            if (consenter.getId() == id) {
                found.add(consenter);
            }
        }
        return found;
    }
}
