// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.yinzheng.localpeer.identity.Sha256;

/**
 * A signed proposal, taken apart.
 *
 * @param signed as the client sent it
 * @param payload with the transient map
 * @param chaincode the name that header and payload agree on
 */
record Proposal(
        SignedProposal signed,
        Header header,
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        ChaincodeProposalPayload payload,
        String chaincode,
        ChaincodeInput input) {

    static Proposal parse(SignedProposal signed) throws EndorsementException {
        if (signed.getProposalBytes().isEmpty()) {
            throw EndorsementException.malformed("a signed proposal is required");
        }
        try {
            org.hyperledger.fabric.protos.peer.Proposal proposal =
                    org.hyperledger.fabric.protos.peer.Proposal.parseFrom(signed.getProposalBytes());
            Header header = Header.parseFrom(proposal.getHeader());
            ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
            ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
            ChaincodeInvocationSpec spec = ChaincodeInvocationSpec.parseFrom(payload.getInput());
            return new Proposal(
                    signed,
                    header,
                    channelHeader,
                    SignatureHeader.parseFrom(header.getSignatureHeader()),
                    payload,
                    chaincode(channelHeader, spec),
                    spec.getChaincodeSpec().getInput());
        } catch (InvalidProtocolBufferException e) {
            throw EndorsementException.malformed("the proposal cannot be read: " + e.getMessage());
        }
    }

    private static String chaincode(ChannelHeader channelHeader, ChaincodeInvocationSpec spec)
            throws InvalidProtocolBufferException, EndorsementException {
        String named = ChaincodeHeaderExtension.parseFrom(channelHeader.getExtension())
                .getChaincodeId()
                .getName();
        String called = spec.getChaincodeSpec().getChaincodeId().getName();
        if (called.isEmpty()) {
            throw EndorsementException.malformed("no chaincode name is provided");
        }
        if (!named.equals(called)) {
            throw EndorsementException.malformed(
                    "inconsistent chaincode names: the header says '" + named + "', the payload '" + called + "'");
        }
        return called;
    }

    String transactionId() {
        return channelHeader.getTxId();
    }

    String channel() {
        return channelHeader.getChannelId();
    }

    /** The payload as it goes into the transaction: what is transient stays behind. */
    ByteString publicPayload() {
        return ChaincodeProposalPayload.newBuilder()
                .setInput(payload.getInput())
                .build()
                .toByteString();
    }

    /** SHA-256(channel header ‖ signature header ‖ payload without the transient map). */
    ByteString hash() {
        return ByteString.copyFrom(Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), publicPayload()));
    }
}
