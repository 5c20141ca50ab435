// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionResult;
import org.yinzheng.localpeer.channel.ChaincodeDefinition;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.endorsement.Lifecycle;
import org.yinzheng.localpeer.endorsement.LifecycleWrites;
import org.yinzheng.localpeer.endorsement.PreparedTransaction;
import org.yinzheng.localpeer.identity.Sha256;
import org.yinzheng.localpeer.identity.SigningIdentity;
import org.yinzheng.localpeer.ledger.StateView;

/**
 * The transaction that defines a chaincode on the channel, as {@code CommitChaincodeDefinition} of Fabric's lifecycle makes
 * it: endorsed by every organisation's peer, its writes in {@code _lifecycle}. The approvals that precede it on a real
 * network are private to each organisation and are left out.
 */
final class LifecycleTransaction {
    private static final String SYSTEM_VERSION = "syscc";
    private static final int OK = 200;

    private LifecycleTransaction() {}

    static ByteString envelope(PeerNetwork network, ChaincodeDefinition definition, StateView state, Instant now) {
        SigningIdentity creator = network.peers().values().stream()
                .min((left, right) -> left.mspId().compareTo(right.mspId()))
                .orElseThrow(() -> new IllegalArgumentException("the network has no peer"));
        long sequence = LifecycleWrites.sequence(definition.name(), state) + 1;
        CommitChaincodeDefinitionArgs arguments = LifecycleWrites.arguments(definition, sequence);
        ByteString payload = ChaincodeProposalPayload.newBuilder()
                .setInput(invocation(arguments).toByteString())
                .build()
                .toByteString();
        Header header = header(network, creator, arguments, now);
        ByteString response = response(header, payload, LifecycleWrites.of(definition, arguments, state));
        ByteString prepared = PreparedTransaction.of(
                        header, payload, response, network.peers().values())
                .toByteString();
        return Envelope.newBuilder()
                .setPayload(prepared)
                .setSignature(creator.sign(prepared))
                .build()
                .toByteString();
    }

    private static ChaincodeInvocationSpec invocation(CommitChaincodeDefinitionArgs arguments) {
        return ChaincodeInvocationSpec.newBuilder()
                .setChaincodeSpec(ChaincodeSpec.newBuilder()
                        .setType(ChaincodeSpec.Type.GOLANG)
                        .setChaincodeId(ChaincodeID.newBuilder().setName(Lifecycle.NAMESPACE))
                        .setInput(ChaincodeInput.newBuilder()
                                .addArgs(ByteString.copyFromUtf8("CommitChaincodeDefinition"))
                                .addArgs(arguments.toByteString())))
                .build();
    }

    private static Header header(
            PeerNetwork network, SigningIdentity creator, CommitChaincodeDefinitionArgs arguments, Instant now) {
        // a nonce from what is defined: the same definition is the same transaction, and cannot be made twice
        ByteString nonce =
                ByteString.copyFrom(Sha256.of(network.genesis().getHeader().toByteString(), arguments.toByteString()));
        String id = HexFormat.of().formatHex(Sha256.of(nonce, creator.serialized()));
        ChannelHeader channel = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
                .setChannelId(network.config().channel())
                .setTxId(id)
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(Lifecycle.NAMESPACE))
                        .build()
                        .toByteString())
                .build();
        return Header.newBuilder()
                .setChannelHeader(channel.toByteString())
                .setSignatureHeader(SignatureHeader.newBuilder()
                        .setCreator(creator.serialized())
                        .setNonce(nonce)
                        .build()
                        .toByteString())
                .build();
    }

    private static ByteString response(Header header, ByteString payload, ByteString results) {
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(results)
                .setResponse(Response.newBuilder()
                        .setStatus(OK)
                        .setPayload(CommitChaincodeDefinitionResult.getDefaultInstance()
                                .toByteString()))
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(Lifecycle.NAMESPACE).setVersion(SYSTEM_VERSION))
                .build();
        ByteString hash =
                ByteString.copyFrom(Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), payload));
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(hash)
                .setExtension(action.toByteString())
                .build()
                .toByteString();
    }
}
