// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.yinzheng.localpeer.identity.Sha256;
import org.yinzheng.network.SigningIdentity;

/** Messages built by hand, so that a test can get any part of them wrong. */
final class TestEnvelopes {
    private TestEnvelopes() {}

    static Envelope seek(SigningIdentity identity, long from, long to, boolean failIfNotReady) {
        return seek(identity, from, to, failIfNotReady, Instant.now());
    }

    static Envelope seek(SigningIdentity identity, long from, long to, boolean failIfNotReady, Instant time) {
        SeekInfo seek = SeekInfo.newBuilder()
                .setStart(position(from))
                .setStop(position(to))
                .setBehavior(
                        failIfNotReady
                                ? SeekInfo.SeekBehavior.FAIL_IF_NOT_READY
                                : SeekInfo.SeekBehavior.BLOCK_UNTIL_READY)
                .build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader(HeaderType.DELIVER_SEEK_INFO_VALUE, time, "", "")
                                .toByteString())
                        .setSignatureHeader(signatureHeader(identity, "nonce").toByteString()))
                .setData(seek.toByteString())
                .build()
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(sign(identity, payload))
                .build();
    }

    /** A proposal to put a note, with the time and the transaction id as given; an empty id stands for the right one. */
    static SignedProposal proposal(SigningIdentity identity, String chaincode, Instant time, String nonce, String id) {
        SignatureHeader signature = signatureHeader(identity, nonce);
        String right = HexFormat.of().formatHex(Sha256.of(signature.getNonce(), signature.getCreator()));
        Header header = Header.newBuilder()
                .setChannelHeader(
                        channelHeader(HeaderType.ENDORSER_TRANSACTION_VALUE, time, id.isEmpty() ? right : id, chaincode)
                                .toByteString())
                .setSignatureHeader(signature.toByteString())
                .build();
        ChaincodeInvocationSpec spec = ChaincodeInvocationSpec.newBuilder()
                .setChaincodeSpec(ChaincodeSpec.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
                        .setInput(ChaincodeInput.newBuilder()
                                .addArgs(ByteString.copyFromUtf8("notes:Get"))
                                .addArgs(ByteString.copyFromUtf8("key"))))
                .build();
        ByteString bytes = Proposal.newBuilder()
                .setHeader(header.toByteString())
                .setPayload(ChaincodeProposalPayload.newBuilder()
                        .setInput(spec.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return SignedProposal.newBuilder()
                .setProposalBytes(bytes)
                .setSignature(sign(identity, bytes))
                .build();
    }

    static ByteString sign(SigningIdentity identity, ByteString bytes) {
        try {
            Signer signer = TestSigner.of(identity.privateKey());
            return ByteString.copyFrom(signer.sign(bytes.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChannelHeader channelHeader(int type, Instant time, String id, String chaincode) {
        return ChannelHeader.newBuilder()
                .setType(type)
                .setChannelId("yinzheng")
                .setTxId(id)
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
                        .build()
                        .toByteString())
                .build();
    }

    private static SignatureHeader signatureHeader(SigningIdentity identity, String nonce) {
        return SignatureHeader.newBuilder()
                .setCreator(identity.serialized().toByteString())
                .setNonce(ByteString.copyFromUtf8(nonce))
                .build();
    }

    private static SeekPosition position(long number) {
        return SeekPosition.newBuilder()
                .setSpecified(SeekSpecified.newBuilder().setNumber(number))
                .build();
    }
}
