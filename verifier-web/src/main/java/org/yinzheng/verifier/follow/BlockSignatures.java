// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.IdentifierHeader;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;

/** Whether enough of the ordering side signed a block. */
final class BlockSignatures {

    private final Identities identities;

    BlockSignatures(Identities identities) {
        this.identities = identities;
    }

    /** A quorum of consenters where the configuration names them, one orderer of an ordering organisation otherwise. */
    void check(Block block) throws BlockRefusedException {
        var metadata = signatures(block);
        var signers = new HashSet<String>();
        for (var signature : metadata.getSignaturesList()) {
            signer(block, metadata, signature).ifPresent(signers::add);
        }
        var needed = identities.config().hasConsenters() ? identities.config().quorum() : 1;
        if (signers.size() < needed) {
            throw refused(block, signers, needed);
        }
    }

    private Optional<String> signer(Block block, Metadata metadata, MetadataSignature signature)
            throws BlockRefusedException {
        return identities.config().hasConsenters()
                ? consenter(block, metadata, signature)
                : orderer(block, metadata, signature);
    }

    private Optional<String> consenter(Block block, Metadata metadata, MetadataSignature signature)
            throws BlockRefusedException {
        var header = signature.getIdentifierHeader();
        try {
            var id = IdentifierHeader.parseFrom(header).getIdentifier();
            return identities
                    .config()
                    .consenter(id)
                    .filter(key -> Certificates.verifies(
                            key,
                            signature.getSignature(),
                            metadata.getValue(),
                            header,
                            Hashes.headerBytes(block.getHeader())))
                    .map(key -> Integer.toString(id));
        } catch (InvalidProtocolBufferException e) {
            throw malformed(block, e);
        }
    }

    private Optional<String> orderer(Block block, Metadata metadata, MetadataSignature signature)
            throws BlockRefusedException {
        var header = signature.getSignatureHeader();
        try {
            var creator = SignatureHeader.parseFrom(header).getCreator();
            return identities
                    .resolve(creator)
                    .filter(identity -> identities.config().orders(identity.mspId()))
                    .filter(identity -> Certificates.verifies(
                            identity.key(),
                            signature.getSignature(),
                            metadata.getValue(),
                            header,
                            Hashes.headerBytes(block.getHeader())))
                    .map(Identities.Identity::mspId);
        } catch (InvalidProtocolBufferException e) {
            throw malformed(block, e);
        }
    }

    private static Metadata signatures(Block block) throws BlockRefusedException {
        var slots = block.getMetadata().getMetadataList();
        if (slots.size() <= BlockMetadataIndex.SIGNATURES_VALUE) {
            return Metadata.getDefaultInstance();
        }
        try {
            return Metadata.parseFrom(slots.get(BlockMetadataIndex.SIGNATURES_VALUE));
        } catch (InvalidProtocolBufferException e) {
            throw malformed(block, e);
        }
    }

    private static BlockRefusedException malformed(Block block, InvalidProtocolBufferException cause) {
        var number = Long.toUnsignedString(block.getHeader().getNumber());
        return new BlockRefusedException(AlarmCode.MALFORMED, "signatures of block " + number + " do not parse", cause);
    }

    private static BlockRefusedException refused(Block block, Set<String> signers, int needed) {
        return new BlockRefusedException(
                AlarmCode.BLOCK_SIGNATURES_MISSING,
                "block " + Long.toUnsignedString(block.getHeader().getNumber()) + " has " + signers.size()
                        + " good signatures, needed: " + needed);
    }
}
