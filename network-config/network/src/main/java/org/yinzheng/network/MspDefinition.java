// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.msp.FabricCryptoConfig;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.peer.AnchorPeer;
import org.hyperledger.fabric.protos.peer.AnchorPeers;

/** One organisation in the channel's configuration: its roots, how roles are told apart, and its own policies. */
final class MspDefinition {
    private static final int FABRIC_MSP = 0;

    private MspDefinition() {}

    static ConfigGroup application(NetworkMaterial material, Organisation organisation) throws IOException {
        String mspId = organisation.mspId();
        AnchorPeers.Builder anchors = AnchorPeers.newBuilder();
        organisation
                .peers()
                .forEach(peer -> anchors.addAnchorPeers(
                        AnchorPeer.newBuilder().setHost(peer.host()).setPort(peer.port())));
        return common(material, organisation)
                .putValues("AnchorPeers", ChannelConfiguration.value(anchors.build()))
                .putPolicies("Readers", anyOf(mspId, ChannelConfiguration.READERS))
                .putPolicies("Writers", anyOf(mspId, ChannelConfiguration.WRITERS))
                .putPolicies("Endorsement", anyOf(mspId, List.of(MSPRoleType.PEER)))
                .build();
    }

    static ConfigGroup orderer(NetworkMaterial material, Organisation organisation) throws IOException {
        String mspId = organisation.mspId();
        OrdererAddresses addresses = OrdererAddresses.newBuilder()
                .addAllAddresses(
                        organisation.orderers().stream().map(Node::endpoint).toList())
                .build();
        return common(material, organisation)
                .putValues("Endpoints", ChannelConfiguration.value(addresses))
                .putPolicies("Readers", anyOf(mspId, List.of(MSPRoleType.MEMBER)))
                .putPolicies("Writers", anyOf(mspId, List.of(MSPRoleType.MEMBER)))
                .build();
    }

    private static ConfigGroup.Builder common(NetworkMaterial material, Organisation organisation) throws IOException {
        return ConfigGroup.newBuilder()
                .setModPolicy(ChannelConfiguration.ADMINS)
                .putValues("MSP", ChannelConfiguration.value(definition(material, organisation)))
                .putPolicies(ChannelConfiguration.ADMINS, anyOf(organisation.mspId(), List.of(MSPRoleType.ADMIN)));
    }

    private static MSPConfig definition(NetworkMaterial material, Organisation organisation) throws IOException {
        String mspId = organisation.mspId();
        ByteString root = ByteString.copyFromUtf8(material.authority(mspId).certificatePem());
        FabricMSPConfig config = FabricMSPConfig.newBuilder()
                .setName(mspId)
                .addRootCerts(root)
                .addTlsRootCerts(
                        ByteString.copyFromUtf8(material.tlsAuthority(mspId).certificatePem()))
                .setCryptoConfig(FabricCryptoConfig.newBuilder()
                        .setSignatureHashFamily("SHA2")
                        .setIdentityIdentifierHashFunction("SHA256"))
                .setFabricNodeOus(FabricNodeOUs.newBuilder()
                        .setEnable(true)
                        .setClientOuIdentifier(unit(root, "client"))
                        .setPeerOuIdentifier(unit(root, "peer"))
                        .setAdminOuIdentifier(unit(root, "admin"))
                        .setOrdererOuIdentifier(unit(root, "orderer")))
                .build();
        return MSPConfig.newBuilder()
                .setType(FABRIC_MSP)
                .setConfig(config.toByteString())
                .build();
    }

    private static FabricOUIdentifier.Builder unit(ByteString root, String name) {
        return FabricOUIdentifier.newBuilder().setCertificate(root).setOrganizationalUnitIdentifier(name);
    }

    private static ConfigPolicy anyOf(String mspId, List<MSPRoleType> roles) {
        return ConfigPolicy.newBuilder()
                .setModPolicy(ChannelConfiguration.ADMINS)
                .setPolicy(Policies.signature(Policies.anyOf(mspId, roles)))
                .build();
    }
}
