// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.GatewayException;
import org.yinzheng.fabric.channel.Lifecycle;
import org.yinzheng.fabric.channel.OrdererAdmin;
import org.yinzheng.fabric.channel.PeerAdmin;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.network.ChaincodeDefinition;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.OrdererNode;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;
import tools.jackson.databind.JsonNode;

/** Asks a network that was started how it is. */
final class Examination {
    private static final long PATIENCE_SECONDS = 5;

    private final NetworkMaterial material;
    private final NetworkDescription network;
    private final Map<String, String> states;
    private final PeerConnections connections;

    Examination(NetworkMaterial material, Map<String, String> states, PeerConnections connections) {
        this.material = material;
        this.network = material.description();
        this.states = states;
        this.connections = connections;
    }

    /** Every container, orderers first. */
    List<NodeStatus> nodes() throws IOException, InterruptedException {
        List<NodeStatus> all = new ArrayList<>();
        for (Organisation organisation : network.organisations()) {
            for (OrdererNode node : organisation.orderers()) {
                all.add(running(node.host(), () -> orderer(organisation, node)));
            }
        }
        for (Organisation organisation : network.organisations()) {
            for (PeerNode node : organisation.peers()) {
                all.add(running(node.host(), () -> peer(organisation, node)));
                all.add(running(node.chaincodeHost(), () -> "runs"));
            }
        }
        return all;
    }

    /** Says how a running node is. */
    private interface Question {
        String ask() throws IOException, InterruptedException;
    }

    private NodeStatus running(String host, Question question) throws InterruptedException {
        String state = states.getOrDefault(host, "not there");
        if (!state.equals("running")) {
            return new NodeStatus(host, false, state);
        }
        try {
            return new NodeStatus(host, true, question.ask());
        } catch (IOException | RuntimeException e) {
            // a node that does not answer, in whatever way, is a line of the report and hides no other node
            return new NodeStatus(host, false, Reason.of(e));
        }
    }

    private String orderer(Organisation organisation, OrdererNode node) throws IOException, InterruptedException {
        JsonNode channel =
                new OrdererAdmin(material, organisation.mspId(), node, FabricNetwork.HOST).channel(network.channel());
        if (channel.isMissingNode()) {
            throw new FabricFailure("has not joined " + network.channel(), "run ./yinzheng network up");
        }
        return channel.path("status").asString() + ", height "
                + channel.path("height").asLong();
    }

    private String peer(Organisation organisation, PeerNode node) throws IOException {
        PeerAdmin peer = connections.admin(organisation, node).within(PATIENCE_SECONDS);
        return "height " + peer.height(network.channel()) + (node.archive() ? ", archive" : "");
    }

    /** What must hold for a running network, the cause before what follows from it. */
    List<Check> checks() throws IOException, InterruptedException {
        List<Check> checks = new ArrayList<>();
        for (NodeStatus node : nodes()) {
            checks.add(new Check(node.host(), () -> {
                if (!node.well()) {
                    throw new FabricFailure(
                            node.host() + ": " + node.text(),
                            "read its log (./yinzheng network logs " + node.host() + ") and run ./yinzheng network up");
                }
            }));
        }
        for (ChaincodeDefinition definition : network.chaincodes()) {
            checks.add(new Check("合约 / chaincode " + definition.name(), () -> committed(definition)));
            for (Organisation organisation : network.regionalOrganisations()) {
                for (PeerNode node : organisation.peers()) {
                    PeerAdmin peer = connections.admin(organisation, node).within(PATIENCE_SECONDS);
                    checks.add(new Check(
                            definition.name() + " @ " + node.host(),
                            () -> peer.evaluate(network.channel(), definition.name(), Contracts.ANY_FUNCTION)));
                }
            }
        }
        return checks;
    }

    private void committed(ChaincodeDefinition definition) throws IOException {
        Organisation first = network.regionalOrganisations().get(0);
        try (Lifecycle lifecycle = new Lifecycle(
                material.admin(first.mspId()),
                network.channel(),
                connections.to(first, first.archivesFirst().get(0)))) {
            Lifecycle.Committed committed = lifecycle.committed().get(definition.name());
            if (committed != null && committed.says(definition)) {
                return;
            }
            long next = committed == null ? 1 : committed.sequence() + 1;
            List<String> approvals = lifecycle.approvals(definition, next);
            List<String> absent = network.regionalOrganisations().stream()
                    .map(Organisation::mspId)
                    .filter(mspId -> !approvals.contains(mspId))
                    .toList();
            throw new FabricFailure(
                    "the chaincode " + definition.name() + " is not committed as described, not approved by " + absent,
                    "run ./yinzheng network up");
        } catch (GatewayException e) {
            throw new FabricFailure(
                    "the definition of " + definition.name() + " cannot be read (" + Reason.of(e) + ")",
                    "read the log of its first peer: ./yinzheng network logs "
                            + first.archivesFirst().get(0).host(),
                    e);
        }
    }
}
