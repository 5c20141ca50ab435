// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.SigningIdentity;

/** Plain Fabric Gateway clients of all members, by the names that the network's description gives them. */
public final class Session implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;

    private final Engine engine;
    private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
    private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();

    public Session(Engine engine) {
        this.engine = engine;
    }

    /** The description of the network. */
    public NetworkDescription description() {
        return engine.material().description();
    }

    /** A call by this client, still to be completed. */
    public Call call(String client, String namespace, String function, Object request) {
        return new Call(network(client), namespace, function, request);
    }

    /** Every block up to this number, as a client of the network may read them. */
    public List<Block> blocks(String client, long last) {
        List<Block> blocks = new ArrayList<>();
        var request = network(client).newBlockEventsRequest().startBlock(0).build();
        try (CloseableIterator<Block> events = request.getEvents()) {
            while (blocks.size() <= last) {
                blocks.add(events.next());
            }
        }
        return List.copyOf(blocks);
    }

    private Network network(String client) {
        return gateways.computeIfAbsent(client, this::connect)
                .getNetwork(description().channel());
    }

    private Gateway connect(String client) {
        Organisation member = description().organisations().stream()
                .filter(organisation -> organisation.clients().stream()
                        .anyMatch(each -> each.name().equals(client)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no client " + client));
        SigningIdentity identity = identity(member.mspId(), client);
        return Gateway.newInstance()
                .identity(new X509Identity(identity.mspId(), identity.certificate()))
                .signer(Signers.newPrivateKeySigner(identity.privateKey()))
                .connection(channels.computeIfAbsent(member.mspId(), engine::connect))
                .evaluateOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .connect();
    }

    private SigningIdentity identity(String mspId, String client) {
        try {
            return engine.material().client(mspId, client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateways.values().forEach(Gateway::close);
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}
