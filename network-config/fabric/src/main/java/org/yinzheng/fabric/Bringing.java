// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.GatewayException;
import org.yinzheng.fabric.chaincode.ChaincodePackage;
import org.yinzheng.fabric.channel.Lifecycle;
import org.yinzheng.fabric.channel.OrdererAdmin;
import org.yinzheng.fabric.channel.PeerAdmin;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.fabric.channel.PeerRefusal;
import org.yinzheng.network.ChaincodeDefinition;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.OrdererNode;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;

/** Turns running containers into a channel with its chaincode. Every step looks first whether it is done already. */
final class Bringing {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration AGREE = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofMinutes(3);

    /** Every contract has this one from Fabric's contract library. */
    static final String ANY_FUNCTION = "org.hyperledger.fabric:GetMetadata";

    private final NetworkMaterial material;
    private final NetworkDescription network;
    private final Map<String, List<ChaincodePackage>> packages;
    private final PeerConnections connections;
    private final Progress progress;

    Bringing(
            NetworkMaterial material,
            Map<String, List<ChaincodePackage>> packages,
            PeerConnections connections,
            Progress progress) {
        this.material = material;
        this.network = material.description();
        this.packages = packages;
        this.connections = connections;
        this.progress = progress;
    }

    void run(String host) throws IOException, InterruptedException {
        byte[] genesis = Files.readAllBytes(material.genesisBlockFile());
        progress.step("排序节点入链 / orderers join " + network.channel());
        Together.run(orderers(genesis, host));
        progress.step("节点入链，安装合约 / peers join, packages are installed");
        Together.run(peers(genesis));
        progress.step("批准并提交合约 / definitions are approved and committed");
        agree();
        progress.step("等待合约应答 / contracts answer on every peer");
        Together.run(answers());
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
                tasks.add(() -> prepare(peer, genesis, packages.getOrDefault(organisation.mspId(), List.of())));
            }
        }
        return tasks;
    }

    private void prepare(PeerAdmin peer, byte[] genesis, List<ChaincodePackage> own) throws InterruptedException {
        Patience.await(
                START,
                () -> {
                    if (!peer.within(5).channels().contains(network.channel())) {
                        peer.join(genesis);
                    }
                    return true;
                },
                thrown -> silent("peer", peer.name(), thrown));
        try {
            List<String> installed = peer.installed();
            for (ChaincodePackage one : own) {
                if (!installed.contains(one.id())) {
                    peer.install(one);
                }
            }
        } catch (PeerRefusal e) {
            throw new FabricFailure(
                    peer.name() + " does not install its chaincode packages (" + reason(e) + ")",
                    "read its log: ./yinzheng network logs " + peer.name(),
                    e);
        }
    }

    /** Approvals and commits of different names do not touch the same keys, so they may share blocks. */
    private void agree() throws IOException, InterruptedException {
        List<Organisation> endorsers = network.regionalOrganisations();
        List<Lifecycle> administrators = new ArrayList<>();
        try {
            for (Organisation organisation : endorsers) {
                administrators.add(new Lifecycle(
                        material.admin(organisation.mspId()),
                        network.channel(),
                        connections.to(
                                organisation, organisation.archivesFirst().get(0))));
            }
            List<ChaincodeDefinition> missing = missing(administrators.get(0));
            if (missing.isEmpty()) {
                return;
            }
            List<Together.Task> approvals = new ArrayList<>();
            for (int i = 0; i < endorsers.size(); i++) {
                String mspId = endorsers.get(i).mspId();
                Lifecycle administrator = administrators.get(i);
                missing.forEach(definition -> approvals.add(() -> approve(administrator, mspId, definition)));
            }
            Together.run(approvals);
            List<Together.Task> commits = new ArrayList<>();
            missing.forEach(definition -> commits.add(() -> commit(administrators.get(0), definition)));
            Together.run(commits);
        } finally {
            administrators.forEach(Lifecycle::close);
        }
    }

    private List<ChaincodeDefinition> missing(Lifecycle administrator) throws InterruptedException {
        List<String> committed = new ArrayList<>();
        Patience.await(
                AGREE,
                () -> committed.addAll(administrator.committed()) || committed.isEmpty(),
                thrown -> new FabricFailure(
                        "the committed chaincode cannot be read (" + reason(thrown) + ")",
                        "run ./yinzheng network doctor"));
        return network.chaincodes().stream()
                .filter(definition -> !committed.contains(definition.name()))
                .toList();
    }

    private void approve(Lifecycle administrator, String mspId, ChaincodeDefinition definition)
            throws InterruptedException {
        String packageId = packages.getOrDefault(mspId, List.of()).stream()
                .filter(one -> one.name().equals(definition.name()))
                .findFirst()
                .orElseThrow()
                .id();
        Patience.await(
                AGREE,
                () -> {
                    if (!administrator.approvals(definition).contains(mspId)) {
                        administrator.approve(definition, packageId);
                    }
                    return true;
                },
                thrown -> new FabricFailure(
                        mspId + " cannot approve the chaincode " + definition.name() + " (" + reason(thrown) + ")",
                        "see whether its peers and the orderers run: ./yinzheng network status"));
    }

    private void commit(Lifecycle administrator, ChaincodeDefinition definition) throws InterruptedException {
        List<String> endorsers = network.regionalOrganisations().stream()
                .map(Organisation::mspId)
                .toList();
        Patience.await(
                AGREE,
                () -> {
                    if (!administrator.committed().contains(definition.name())) {
                        administrator.commit(definition, endorsers);
                    }
                    return true;
                },
                thrown -> notCommitted(administrator, definition, endorsers, thrown));
    }

    private static FabricFailure notCommitted(
            Lifecycle administrator, ChaincodeDefinition definition, List<String> endorsers, Throwable thrown) {
        try {
            List<String> approvals = administrator.approvals(definition);
            String absent = endorsers.stream()
                    .filter(mspId -> !approvals.contains(mspId))
                    .collect(Collectors.joining(", "));
            if (!absent.isEmpty()) {
                return new FabricFailure(
                        "the chaincode " + definition.name() + " is not approved by " + absent,
                        "start that organisation's peers and run ./yinzheng network up again");
            }
        } catch (GatewayException e) {
            thrown.addSuppressed(e);
        }
        return new FabricFailure(
                "the chaincode " + definition.name() + " is approved and cannot be committed (" + reason(thrown) + ")",
                "see whether all peers and orderers run: ./yinzheng network status",
                thrown);
    }

    private List<Together.Task> answers() throws IOException {
        List<Together.Task> tasks = new ArrayList<>();
        for (Organisation organisation : network.regionalOrganisations()) {
            for (PeerNode node : organisation.peers()) {
                PeerAdmin peer = connections.admin(organisation, node).within(30);
                for (ChaincodeDefinition definition : network.chaincodes()) {
                    tasks.add(() -> Patience.await(
                            ANSWER,
                            () -> peer.evaluate(network.channel(), definition.name(), ANY_FUNCTION).length > 0,
                            thrown -> new FabricFailure(
                                    definition.name() + " does not answer on " + node.host() + " (" + reason(thrown)
                                            + ")",
                                    "read its log: ./yinzheng network logs " + node.chaincodeHost())));
                }
            }
        }
        return tasks;
    }

    private static FabricFailure silent(String kind, String host, Throwable thrown) {
        return new FabricFailure(
                "the " + kind + " " + host + " does not answer (" + reason(thrown) + ")",
                "read its log: ./yinzheng network logs " + host,
                thrown);
    }

    /** What was said, with the details in which Fabric's gateway hides it, on one line. */
    static String reason(Throwable thrown) {
        StringBuilder said = new StringBuilder(String.valueOf(thrown.getMessage()));
        if (thrown instanceof GatewayException gateway) {
            gateway.getDetails().forEach(detail -> said.append(", ")
                    .append(detail.getMspId())
                    .append(": ")
                    .append(detail.getMessage()));
        }
        return said.toString().replaceAll("\\s+", " ");
    }
}
