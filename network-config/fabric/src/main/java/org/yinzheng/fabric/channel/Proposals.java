// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.yinzheng.network.SigningIdentity;

/** Proposals for one peer, without the Gateway service, which serves channels only. */
final class Proposals {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 24;

    private Proposals() {}

    /** A signed call of a chaincode; the channel is empty for what concerns the peer itself. */
    static SignedProposal of(SigningIdentity signer, String channel, String chaincode, List<ByteString> arguments) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ByteString creator = signer.serialized().toByteString();
        ChaincodeID id = ChaincodeID.newBuilder().setName(chaincode).build();
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setChannelId(channel)
                .setTxId(HexFormat.of().formatHex(sha256(nonce, creator.toByteArray())))
                .setTimestamp(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(id)
                        .build()
                        .toByteString())
                .build();
        ChaincodeInvocationSpec call = ChaincodeInvocationSpec.newBuilder()
                .setChaincodeSpec(ChaincodeSpec.newBuilder()
                        .setType(ChaincodeSpec.Type.GOLANG)
                        .setChaincodeId(id)
                        .setInput(ChaincodeInput.newBuilder().addAllArgs(arguments)))
                .build();
        Proposal proposal = Proposal.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(header.toByteString())
                        .setSignatureHeader(SignatureHeader.newBuilder()
                                .setCreator(creator)
                                .setNonce(ByteString.copyFrom(nonce))
                                .build()
                                .toByteString())
                        .build()
                        .toByteString())
                .setPayload(ChaincodeProposalPayload.newBuilder()
                        .setInput(call.toByteString())
                        .build()
                        .toByteString())
                .build();
        ByteString bytes = proposal.toByteString();
        return SignedProposal.newBuilder()
                .setProposalBytes(bytes)
                .setSignature(ByteString.copyFrom(sign(signer, bytes.toByteArray())))
                .build();
    }

    /** A signed envelope of a kind that is no call of a chaincode. */
    static Envelope envelope(SigningIdentity signer, HeaderType type, String channel, ByteString content) {
        ByteString header = signatureHeader(signer);
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(ChannelHeader.newBuilder()
                                .setType(type.getNumber())
                                .setChannelId(channel)
                                .setTimestamp(Timestamp.newBuilder()
                                        .setSeconds(Instant.now().getEpochSecond()))
                                .build()
                                .toByteString())
                        .setSignatureHeader(header))
                .setData(content)
                .build();
        ByteString bytes = payload.toByteString();
        return Envelope.newBuilder()
                .setPayload(bytes)
                .setSignature(signature(signer, bytes))
                .build();
    }

    /** Who signs, with a fresh nonce. */
    static SignatureHeader signer(SigningIdentity signer) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return SignatureHeader.newBuilder()
                .setCreator(signer.serialized().toByteString())
                .setNonce(ByteString.copyFrom(nonce))
                .build();
    }

    /** The same, serialised. */
    static ByteString signatureHeader(SigningIdentity signer) {
        return signer(signer).toByteString();
    }

    /** A signature over these bytes. */
    static ByteString signature(SigningIdentity signer, ByteString message) {
        return ByteString.copyFrom(sign(signer, message.toByteArray()));
    }

    private static byte[] sign(SigningIdentity signer, byte[] message) {
        try {
            return Signers.newPrivateKeySigner(signer.privateKey()).sign(sha256(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the administrator's key of " + signer.mspId() + " does not sign", e);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
