// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.yinzheng.fabric.channel.ChannelConfigurator;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.network.ConfigurationUpdate;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;
import org.yinzheng.network.SigningIdentity;

/** A change of the channel's configuration that gives a member the root certificate of somebody else. */
final class ForeignRoot {
    private final NetworkMaterial material;
    private final PeerConnections connections;

    ForeignRoot(NetworkMaterial material, PeerConnections connections) {
        this.material = material;
        this.connections = connections;
    }

    /** All administrators sign, so that every policy is met. */
    void agreeTo(String mspId, Path folder) throws IOException {
        Organisation national = material.description().national();
        PeerNode peer = national.archivesFirst().get(0);
        ChannelConfigurator configurator = new ChannelConfigurator(LedgerClient.CHANNEL);
        ConfigGroup running =
                configurator.running(connections.admin(national, peer)).getChannelGroup();
        NetworkMaterial foreign =
                NetworkMaterial.generate(Files.readString(material.folder().resolve("network.yaml")), folder);
        ConfigGroup wanted = running;
        for (String part : List.of("Application", "Orderer")) {
            wanted = withRoot(wanted, part, mspId, foreign.authority(mspId).certificatePem());
        }
        List<SigningIdentity> signers = new ArrayList<>();
        for (Organisation organisation : material.description().organisations()) {
            signers.add(material.admin(organisation.mspId()));
        }
        configurator.submit(
                ConfigurationUpdate.between(LedgerClient.CHANNEL, running, wanted)
                        .orElseThrow(),
                signers,
                connections.to(national, peer));
    }

    private static ConfigGroup withRoot(ConfigGroup channel, String part, String mspId, String root)
            throws IOException {
        ConfigGroup members = channel.getGroupsOrThrow(part);
        ConfigGroup member = members.getGroupsOrThrow(mspId);
        ConfigValue value = member.getValuesOrThrow("MSP");
        MSPConfig msp = MSPConfig.parseFrom(value.getValue());
        FabricMSPConfig.Builder changed = FabricMSPConfig.parseFrom(msp.getConfig()).toBuilder();
        ByteString certificate = ByteString.copyFromUtf8(root);
        changed.clearRootCerts().addRootCerts(certificate);
        var units = changed.getFabricNodeOusBuilder();
        units.getClientOuIdentifierBuilder().setCertificate(certificate);
        units.getPeerOuIdentifierBuilder().setCertificate(certificate);
        units.getAdminOuIdentifierBuilder().setCertificate(certificate);
        units.getOrdererOuIdentifierBuilder().setCertificate(certificate);
        ConfigValue swapped = value.toBuilder()
                .setValue(msp.toBuilder()
                        .setConfig(changed.build().toByteString())
                        .build()
                        .toByteString())
                .build();
        return channel.toBuilder()
                .putGroups(
                        part,
                        members.toBuilder()
                                .putGroups(
                                        mspId,
                                        member.toBuilder()
                                                .putValues("MSP", swapped)
                                                .build())
                                .build())
                .build();
    }
}
