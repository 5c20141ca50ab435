// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.yinzheng.localpeer.channel.ChaincodeDefinition;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.identity.SigningIdentity;
import org.yinzheng.network.Consensus;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Node;
import org.yinzheng.network.Organisation;

/** Reads from the folder of a network what the local peer plays: block 0, each member's first peer where it has one, every
 * orderer. */
final class NetworkFolder {
    private NetworkFolder() {}

    static PeerNetwork read(Path folder) throws IOException {
        NetworkMaterial material = NetworkMaterial.load(folder);
        if (material.description().consensus() != Consensus.BFT) {
            throw new IOException(
                    "the local peer signs blocks as Byzantine fault tolerant orderers do; it plays networks with "
                            + "consensus: bft only");
        }
        Block genesis = material.genesisBlock();
        ChannelConfig config = ChannelConfig.read(genesis);
        List<ChaincodeDefinition> chaincodes = material.description().chaincodes().stream()
                .map(NetworkFolder::definition)
                .toList();
        return new PeerNetwork(genesis, config, peers(material), consenters(material, config), chaincodes);
    }

    private static ChaincodeDefinition definition(org.yinzheng.network.ChaincodeDefinition described) {
        return new ChaincodeDefinition(
                described.name(),
                org.yinzheng.network.ChaincodeDefinition.VERSION,
                ApplicationPolicy.newBuilder()
                        .setSignaturePolicy(described.policy())
                        .build());
    }

    private static Map<String, SigningIdentity> peers(NetworkMaterial material) throws IOException {
        Map<String, SigningIdentity> peers = new TreeMap<>();
        for (Organisation organisation : material.description().organisations()) {
            if (!organisation.peers().isEmpty()) {
                String name = organisation.peers().get(0).name();
                peers.put(organisation.mspId(), identity(material, organisation.mspId(), "peers", name));
            }
        }
        return peers;
    }

    private static SortedMap<Integer, SigningIdentity> consenters(NetworkMaterial material, ChannelConfig config)
            throws IOException {
        SortedMap<Integer, SigningIdentity> consenters = new TreeMap<>();
        for (SigningIdentity orderer : orderers(material)) {
            for (Consenter consenter : config.consenters()) {
                ByteString certificate = consenter.getIdentity();
                if (consenter.getMspId().equals(orderer.mspId()) && certificate.equals(orderer.certificate())) {
                    consenters.put(consenter.getId(), orderer);
                }
            }
        }
        return consenters;
    }

    private static List<SigningIdentity> orderers(NetworkMaterial material) throws IOException {
        List<SigningIdentity> orderers = new ArrayList<>();
        for (Organisation organisation : material.description().organisations()) {
            for (Node orderer : organisation.orderers()) {
                orderers.add(identity(material, organisation.mspId(), "orderers", orderer.name()));
            }
        }
        return orderers;
    }

    private static SigningIdentity identity(NetworkMaterial material, String mspId, String kind, String name)
            throws IOException {
        Path folder = material.organisationFolder(mspId).resolve(kind).resolve(name);
        return SigningIdentity.read(mspId, folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }
}
