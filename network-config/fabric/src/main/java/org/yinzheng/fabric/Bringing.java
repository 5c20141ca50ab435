// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.yinzheng.fabric.chaincode.ChaincodePackage;
import org.yinzheng.fabric.channel.ChannelConfigurator;
import org.yinzheng.fabric.channel.OrdererAdmin;
import org.yinzheng.fabric.channel.PeerAdmin;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.fabric.channel.PeerRefusal;
import org.yinzheng.fabric.compose.ComposeProject;
import org.yinzheng.network.ConfigurationUpdate;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.OrdererNode;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;
import org.yinzheng.network.SigningIdentity;
import tools.jackson.databind.JsonNode;

/** Turns running containers into a channel as it is described. Every step looks first whether it is done already. */
final class Bringing {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration AGREE = Duration.ofMinutes(2);
    private static final long LONG_CHAIN = 20;

    private final NetworkMaterial material;
    private final NetworkDescription network;
    private final Map<String, List<ChaincodePackage>> packages;
    private final PeerConnections connections;
    private final ComposeProject project;
    private final Progress progress;

    Bringing(
            NetworkMaterial material,
            Map<String, List<ChaincodePackage>> packages,
            PeerConnections connections,
            ComposeProject project,
            Progress progress) {
        this.material = material;
        this.network = material.description();
        this.packages = packages;
        this.connections = connections;
        this.project = project;
        this.progress = progress;
    }

    void run(String host) throws IOException, InterruptedException {
        byte[] genesis = Files.readAllBytes(material.genesisBlockFile());
        progress.step("排序节点入链 / orderers join " + network.channel());
        Together.run(orderers(genesis, host));
        progress.step("节点入链，安装合约 / peers join, packages are installed");
        Together.run(peers(genesis));
        configure();
        Contracts contracts = new Contracts(material, packages, connections);
        progress.step("批准并提交合约 / definitions are approved and committed");
        contracts.agree();
        progress.step("等待合约应答 / contracts answer on every peer");
        contracts.awaitAnswers();
    }

    private List<Together.Task> orderers(byte[] genesis, String host) throws IOException {
        List<Together.Task> tasks = new ArrayList<>();
        for (Organisation organisation : network.organisations()) {
            for (OrdererNode node : organisation.orderers()) {
                OrdererAdmin orderer = new OrdererAdmin(material, organisation.mspId(), node, host);
                tasks.add(() -> {
                    Patience.await(START, orderer::answers, thrown -> silent("orderer", node.host(), thrown));
                    orderer.join(network.channel(), genesis);
                });
            }
        }
        return tasks;
    }

    private List<Together.Task> peers(byte[] genesis) throws IOException {
        List<Together.Task> tasks = new ArrayList<>();
        for (Organisation organisation : network.organisations()) {
            for (PeerNode node : organisation.peers()) {
                PeerAdmin peer = connections.admin(organisation, node);
                List<ChaincodePackage> own = packages.getOrDefault(organisation.mspId(), List.of());
                tasks.add(() -> {
                    join(organisation, node, peer, genesis);
                    install(peer, own);
                });
            }
        }
        return tasks;
    }

    private void join(Organisation organisation, PeerNode node, PeerAdmin peer, byte[] genesis)
            throws IOException, InterruptedException {
        List<String> joined = new ArrayList<>();
        Patience.await(
                START,
                () -> joined.addAll(peer.within(5).channels()) || joined.isEmpty(),
                thrown -> silent("peer", peer.name(), thrown));
        if (joined.contains(network.channel())) {
            return;
        }
        PeerAdmin older =
                connections.admin(organisation, organisation.archivesFirst().get(0));
        if (!node.archive() && isLong(older)) {
            progress.step("由快照加入 / joins by a snapshot of " + older.name() + ": " + peer.name());
            new SnapshotJoin(project, network.channel()).run(older, peer);
        } else {
            Patience.await(
                    START,
                    () -> {
                        if (!peer.within(5).channels().contains(network.channel())) {
                            peer.join(genesis);
                        }
                        return true;
                    },
                    thrown -> silent("peer", peer.name(), thrown));
        }
    }

    /** Whether there is a chain to speak of: more than block 0 and what makes a channel ready. */
    private boolean isLong(PeerAdmin peer) {
        try {
            return peer.within(5).channels().contains(network.channel())
                    && peer.within(5).height(network.channel()) > LONG_CHAIN;
        } catch (PeerRefusal e) {
            return false;
        }
    }

    private static void install(PeerAdmin peer, List<ChaincodePackage> own) {
        try {
            List<String> installed = peer.installed();
            for (ChaincodePackage one : own) {
                if (!installed.contains(one.id())) {
                    peer.install(one);
                }
            }
        } catch (PeerRefusal e) {
            throw new FabricFailure(
                    peer.name() + " does not install its chaincode packages (" + Reason.of(e) + ")",
                    "read its log: ./yinzheng network logs " + peer.name(),
                    e);
        }
    }

    /** Tells the channel what the description says otherwise than its configuration. */
    void configure() throws IOException, InterruptedException {
        ChannelConfigurator configurator = new ChannelConfigurator(network.channel());
        Organisation first = network.regionalOrganisations().get(0);
        PeerNode node = first.archivesFirst().get(0);
        Config running = configurator.running(connections.admin(first, node));
        Optional<ConfigUpdate> update = ConfigurationUpdate.towards(running.getChannelGroup(), material);
        if (update.isEmpty()) {
            return;
        }
        progress.step("更新通道配置 / the channel's configuration changes, signed by its members");
        Set<String> members = running.getChannelGroup()
                .getGroupsOrThrow("Application")
                .getGroupsMap()
                .keySet();
        List<SigningIdentity> signers = new ArrayList<>();
        for (Organisation organisation : network.organisations()) {
            if (members.contains(organisation.mspId())) {
                signers.add(material.admin(organisation.mspId()));
            }
        }
        configurator.submit(update.get(), signers, connections.to(first, node));
        List<Together.Task> tasks = new ArrayList<>();
        for (Organisation organisation : network.organisations()) {
            for (PeerNode peer : organisation.peers()) {
                PeerAdmin admin = connections.admin(organisation, peer).within(5);
                tasks.add(() -> Patience.await(
                        AGREE,
                        () -> configurator.running(admin).getSequence() > running.getSequence(),
                        thrown -> new FabricFailure(
                                peer.host() + " does not learn of the channel's new configuration (" + Reason.of(thrown)
                                        + ")",
                                "read its log: ./yinzheng network logs " + peer.host())));
            }
        }
        Together.run(tasks);
    }

    /** Waits until an orderer takes part in ordering and has what the others have. */
    void awaitActive(Organisation organisation, OrdererNode node) throws IOException, InterruptedException {
        OrdererAdmin orderer = new OrdererAdmin(material, organisation.mspId(), node, FabricNetwork.HOST);
        Organisation first = network.regionalOrganisations().get(0);
        long height = connections.admin(first, first.archivesFirst().get(0)).height(network.channel());
        Patience.await(
                AGREE,
                () -> {
                    JsonNode part = orderer.channel(network.channel());
                    return part.path("status").asString("").equals("active")
                            && part.path("consensusRelation").asString("").equals("consenter")
                            && part.path("height").asLong() >= height;
                },
                thrown -> silent("orderer", node.host(), thrown));
    }

    private static FabricFailure silent(String kind, String host, Throwable thrown) {
        return new FabricFailure(
                "the " + kind + " " + host + " does not answer (" + Reason.of(thrown) + ")",
                "read its log: ./yinzheng network logs " + host,
                thrown);
    }
}
