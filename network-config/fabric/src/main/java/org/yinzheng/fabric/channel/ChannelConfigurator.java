// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.yinzheng.fabric.FabricFailure;
import org.yinzheng.network.SigningIdentity;

/** Reads a channel's configuration from its peers and changes it, signed by members' administrators. */
public final class ChannelConfigurator {
    private static final long SECONDS = 60;

    private final String channel;

    /** For this channel. */
    public ChannelConfigurator(String channel) {
        this.channel = channel;
    }

    /** The configuration that is in force, as this peer knows it. */
    public Config running(PeerAdmin peer) {
        Block block = peer.call("", "cscc", "GetConfigBlock", Block.parser(), channel);
        try {
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(block.getData().getData(0)).getPayload());
            return ConfigEnvelope.parseFrom(payload.getData()).getConfig();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(peer.name() + " answers GetConfigBlock with other bytes", e);
        }
    }

    /**
     * Hands an update to the orderers through a peer's Gateway service.
     *
     * @param signers administrators of as many members as the parts that change ask for; the first one sends it
     * @throws FabricFailure if the orderers refuse it
     */
    public void submit(ConfigUpdate update, List<SigningIdentity> signers, ManagedChannel peer) {
        ConfigUpdateEnvelope.Builder signed = ConfigUpdateEnvelope.newBuilder().setConfigUpdate(update.toByteString());
        for (SigningIdentity signer : signers) {
            signed.addSignatures(signature(signer, update.toByteString()));
        }
        Envelope envelope = Proposals.envelope(
                signers.get(0),
                HeaderType.CONFIG_UPDATE,
                channel,
                signed.build().toByteString());
        try {
            GatewayGrpc.newBlockingStub(peer)
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .submit(SubmitRequest.newBuilder()
                            .setChannelId(channel)
                            .setPreparedTransaction(envelope)
                            .build());
        } catch (StatusRuntimeException e) {
            throw new FabricFailure(
                    "the orderers do not take the change of the channel's configuration (" + said(e) + ")",
                    "see whether all orderers run (./yinzheng network status), and whether the policy membership of "
                            + "network.yaml is met",
                    e);
        }
    }

    private static ConfigSignature signature(SigningIdentity signer, ByteString update) {
        ByteString header = Proposals.signatureHeader(signer);
        return ConfigSignature.newBuilder()
                .setSignatureHeader(header)
                .setSignature(Proposals.signature(signer, header.concat(update)))
                .build();
    }

    private static String said(StatusRuntimeException failure) {
        StringBuilder said =
                new StringBuilder(String.valueOf(failure.getStatus().getDescription()));
        var status = StatusProto.fromThrowable(failure);
        if (status != null) {
            for (var detail : status.getDetailsList()) {
                try {
                    said.append(", ").append(detail.unpack(ErrorDetail.class).getMessage());
                } catch (InvalidProtocolBufferException e) {
                    said.append(", ").append(detail.getTypeUrl());
                }
            }
        }
        return said.toString();
    }
}
