// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.GatewayException;
import org.jspecify.annotations.Nullable;
import org.yinzheng.fabric.chaincode.ChaincodePackage;
import org.yinzheng.fabric.channel.Lifecycle;
import org.yinzheng.fabric.channel.PeerAdmin;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.network.ChaincodeDefinition;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;

/** The contracts of a channel: their definitions, to which the members agree, and whether they answer. */
final class Contracts {
    private static final Duration AGREE = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofMinutes(3);

    /** Every contract has this one from Fabric's contract library. */
    static final String ANY_FUNCTION = "org.hyperledger.fabric:GetMetadata";

    private final NetworkMaterial material;
    private final NetworkDescription network;
    private final Map<String, List<ChaincodePackage>> packages;
    private final PeerConnections connections;

    Contracts(NetworkMaterial material, Map<String, List<ChaincodePackage>> packages, PeerConnections connections) {
        this.material = material;
        this.network = material.description();
        this.packages = packages;
        this.connections = connections;
    }

    /** Has every member approve what is described and commits it. Approvals and commits of different names do not touch the same keys, so they may share blocks. */
    void agree() throws IOException, InterruptedException {
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
            Map<String, Lifecycle.Committed> committed = committed(administrators.get(0));
            List<Together.Task> approvals = new ArrayList<>();
            List<Together.Task> commits = new ArrayList<>();
            for (ChaincodeDefinition definition : network.chaincodes()) {
                long sequence = sequence(definition, committed.get(definition.name()));
                for (int i = 0; i < endorsers.size(); i++) {
                    String mspId = endorsers.get(i).mspId();
                    Lifecycle administrator = administrators.get(i);
                    approvals.add(() -> approve(administrator, mspId, definition, sequence));
                }
                commits.add(() -> commit(administrators.get(0), definition, sequence));
            }
            Together.run(approvals);
            Together.run(commits);
        } finally {
            administrators.forEach(Lifecycle::close);
        }
    }

    /** The number of the definition that says what is wanted: the committed one, or the next. */
    private static long sequence(ChaincodeDefinition wanted, Lifecycle.@Nullable Committed committed) {
        if (committed == null) {
            return 1;
        }
        return committed.says(wanted) ? committed.sequence() : committed.sequence() + 1;
    }

    private static Map<String, Lifecycle.Committed> committed(Lifecycle administrator) throws InterruptedException {
        Map<String, Lifecycle.Committed> committed = new HashMap<>();
        Patience.await(
                AGREE,
                () -> {
                    committed.putAll(administrator.committed());
                    return true;
                },
                thrown -> new FabricFailure(
                        "the committed chaincode cannot be read (" + Reason.of(thrown) + ")",
                        "run ./yinzheng network doctor"));
        return committed;
    }

    private void approve(Lifecycle administrator, String mspId, ChaincodeDefinition definition, long sequence)
            throws InterruptedException {
        String packageId = packages.getOrDefault(mspId, List.of()).stream()
                .filter(one -> one.name().equals(definition.name()))
                .findFirst()
                .orElseThrow()
                .id();
        Patience.await(
                AGREE,
                () -> {
                    if (!administrator.hasApproved(definition, sequence)) {
                        administrator.approve(definition, sequence, packageId);
                    }
                    return true;
                },
                thrown -> new FabricFailure(
                        mspId + " cannot approve the chaincode " + definition.name() + " (" + Reason.of(thrown) + ")",
                        "see whether its peers and the orderers run: ./yinzheng network status"));
    }

    private void commit(Lifecycle administrator, ChaincodeDefinition definition, long sequence)
            throws InterruptedException {
        List<String> endorsers = network.regionalOrganisations().stream()
                .map(Organisation::mspId)
                .toList();
        Patience.await(
                AGREE,
                () -> {
                    Lifecycle.Committed committed = administrator.committed().get(definition.name());
                    if (committed == null || committed.sequence() < sequence) {
                        administrator.commit(definition, sequence, endorsers);
                    }
                    return true;
                },
                thrown -> notCommitted(administrator, definition, sequence, endorsers, thrown));
    }

    private static FabricFailure notCommitted(
            Lifecycle administrator,
            ChaincodeDefinition definition,
            long sequence,
            List<String> endorsers,
            Throwable thrown) {
        try {
            List<String> approvals = administrator.approvals(definition, sequence);
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
                "the chaincode " + definition.name() + " is approved and cannot be committed (" + Reason.of(thrown)
                        + ")",
                "see whether all peers and orderers run: ./yinzheng network status",
                thrown);
    }

    /** Waits until every contract answers on every peer. */
    void awaitAnswers() throws IOException, InterruptedException {
        List<Together.Task> tasks = new ArrayList<>();
        for (Organisation organisation : network.regionalOrganisations()) {
            for (PeerNode node : organisation.peers()) {
                tasks.addAll(answers(organisation, node, network.chaincodes()));
            }
        }
        Together.run(tasks);
    }

    /** Waits until every contract that the channel has by now answers on these peers. */
    void awaitAnswers(List<PeerNode> peers) throws IOException, InterruptedException {
        Organisation first = network.regionalOrganisations().get(0);
        Map<String, Lifecycle.Committed> committed;
        try (Lifecycle administrator = new Lifecycle(
                material.admin(first.mspId()),
                network.channel(),
                connections.to(first, first.archivesFirst().get(0)))) {
            committed = committed(administrator);
        }
        List<ChaincodeDefinition> there = network.chaincodes().stream()
                .filter(definition -> committed.containsKey(definition.name()))
                .toList();
        List<Together.Task> tasks = new ArrayList<>();
        for (Organisation organisation : network.regionalOrganisations()) {
            for (PeerNode node : organisation.peers()) {
                if (peers.contains(node)) {
                    tasks.addAll(answers(organisation, node, there));
                }
            }
        }
        Together.run(tasks);
    }

    private List<Together.Task> answers(Organisation organisation, PeerNode node, List<ChaincodeDefinition> definitions)
            throws IOException {
        PeerAdmin peer = connections.admin(organisation, node).within(30);
        List<Together.Task> tasks = new ArrayList<>();
        for (ChaincodeDefinition definition : definitions) {
            tasks.add(() -> Patience.await(
                    ANSWER,
                    () -> peer.evaluate(network.channel(), definition.name(), ANY_FUNCTION).length > 0,
                    thrown -> new FabricFailure(
                            definition.name() + " does not answer on " + node.host() + " (" + Reason.of(thrown) + ")",
                            "read its log: ./yinzheng network logs " + node.chaincodeHost())));
        }
        return tasks;
    }
}
