// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ChannelRestrictions;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.smartbft.Options;

/** The ordering part of the channel's configuration: who orders, how they agree, and how large blocks may be. */
final class OrdererConfiguration {
    private OrdererConfiguration() {}

    static ConfigGroup group(NetworkMaterial material) throws IOException {
        NetworkDescription network = material.description();
        boolean bft = network.consensus() == Consensus.BFT;
        List<Consenter> consenters = consenters(material);
        ConfigGroup.Builder group = ConfigGroup.newBuilder()
                .setModPolicy(ChannelConfiguration.MEMBERSHIP_PATH)
                .putValues(
                        "ConsensusType",
                        ChannelConfiguration.value(bft ? bft(network.batch()) : RaftConfiguration.of(material)))
                .putValues("BatchSize", ChannelConfiguration.value(batchSize(network.batch())))
                .putValues(
                        "BatchTimeout",
                        ChannelConfiguration.value(BatchTimeout.newBuilder()
                                .setTimeout(network.batch().timeoutMillis() + "ms")
                                .build()))
                .putValues("ChannelRestrictions", ChannelConfiguration.value(ChannelRestrictions.getDefaultInstance()))
                .putValues("Capabilities", ChannelConfiguration.capabilities("V2_0"));
        if (bft) {
            group.putValues(
                    "Orderers",
                    ChannelConfiguration.value(
                            Orderers.newBuilder()
                                    .addAllConsenterMapping(consenters)
                                    .build(),
                            ChannelConfiguration.MEMBERSHIP_PATH));
        }
        for (Organisation organisation : network.organisations()) {
            if (!organisation.orderers().isEmpty()) {
                group.putGroups(organisation.mspId(), MspDefinition.orderer(material, organisation));
            }
        }
        Policy validation =
                bft ? blockValidation(consenters) : Policies.implicitMeta(ImplicitMetaPolicy.Rule.ANY, "Writers");
        List<MSPPrincipal> members = members(network);
        return ChannelConfiguration.withPolicies(group, members, members, Map.of("BlockValidation", validation))
                .build();
    }

    /** Everyone of an organisation that runs an orderer. */
    static List<MSPPrincipal> members(NetworkDescription network) {
        return network.organisations().stream()
                .filter(organisation -> !organisation.orderers().isEmpty())
                .map(organisation -> Policies.role(organisation.mspId(), MSPRoleType.MEMBER))
                .toList();
    }

    /** Signatures that a block needs: ⌈(n + f + 1) / 2⌉ with f = ⌊(n − 1) / 3⌋. */
    static int quorum(int consenters) {
        int faulty = (consenters - 1) / 3;
        return (consenters + faulty + 2) / 2;
    }

    private static Policy blockValidation(List<Consenter> consenters) {
        List<MSPPrincipal> principals = consenters.stream()
                .map(consenter -> MSPPrincipal.newBuilder()
                        .setPrincipalClassification(MSPPrincipal.Classification.IDENTITY)
                        .setPrincipal(SerializedIdentity.newBuilder()
                                .setMspid(consenter.getMspId())
                                .setIdBytes(consenter.getIdentity())
                                .build()
                                .toByteString())
                        .build())
                .toList();
        return Policies.signature(Policies.envelope(
                principals, Policies.outOf(quorum(consenters.size()), Policies.eachOf(consenters.size()))));
    }

    private static List<Consenter> consenters(NetworkMaterial material) throws IOException {
        List<Consenter> consenters = new ArrayList<>();
        for (Organisation organisation : material.description().organisations()) {
            for (OrdererNode orderer : organisation.orderers()) {
                consenters.add(consenter(consenters.size() + 1, material, organisation.mspId(), orderer));
            }
        }
        return consenters;
    }

    private static Consenter consenter(int id, NetworkMaterial material, String mspId, OrdererNode orderer)
            throws IOException {
        ByteString tls = ByteString.copyFromUtf8(
                material.ordererTls(mspId, orderer.name()).certificatePem());
        return Consenter.newBuilder()
                .setId(id)
                .setHost(orderer.host())
                .setPort(orderer.port())
                .setMspId(mspId)
                .setIdentity(ByteString.copyFromUtf8(
                        material.orderer(mspId, orderer.name()).certificatePem()))
                .setClientTlsCert(tls)
                .setServerTlsCert(tls)
                .build();
    }

    private static BatchSize batchSize(BatchSettings batch) {
        return BatchSize.newBuilder()
                .setMaxMessageCount(batch.maxMessages())
                .setPreferredMaxBytes(batch.preferredBytes())
                .setAbsoluteMaxBytes(batch.absoluteBytes())
                .build();
    }

    private static ConsensusType bft(BatchSettings batch) {
        return ConsensusType.newBuilder()
                .setType("BFT")
                .setMetadata(options(batch).toByteString())
                .build();
    }

    /** The defaults of Fabric's own tool, with the batch limits of the description. */
    private static Options options(BatchSettings batch) {
        return Options.newBuilder()
                .setRequestBatchMaxCount(batch.maxMessages())
                .setRequestBatchMaxBytes(batch.absoluteBytes())
                .setRequestBatchMaxInterval(batch.timeoutMillis() + "ms")
                .setIncomingMessageBufferSize(200)
                .setRequestPoolSize(100_000)
                .setRequestForwardTimeout("5s")
                .setRequestComplainTimeout("20s")
                .setRequestAutoRemoveTimeout("3m0s")
                .setRequestMaxBytes(batch.absoluteBytes())
                .setViewChangeResendInterval("5s")
                .setViewChangeTimeout("20s")
                .setLeaderHeartbeatTimeout("1m0s")
                .setLeaderHeartbeatCount(10)
                .setCollectTimeout("1s")
                .setSyncOnStart(true)
                .setSpeedUpViewChange(false)
                .setLeaderRotation(Options.Rotation.ROTATION_OFF)
                .setDecisionsPerLeader(0)
                .build();
    }
}
