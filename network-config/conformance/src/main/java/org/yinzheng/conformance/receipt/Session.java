// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.conformance.engine.Engine;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.Organisation;

/** Plain Fabric Gateway clients of all members, by the names that the network's description gives them. */
final class Session implements AutoCloseable {
    private final Engine engine;
    private final Map<String, LedgerClient> clients = new ConcurrentHashMap<>();

    Session(Engine engine) {
        this.engine = engine;
    }

    /** The description of the network. */
    NetworkDescription description() {
        return engine.material().description();
    }

    /** A call by this client, still to be completed. */
    Call call(String client, String namespace, String function, Object request) {
        return new Call(client(client), namespace, function, request);
    }

    /** Every block up to this number, as a client of the network may read them. */
    List<Block> blocks(String client, long last) {
        List<Block> blocks = new ArrayList<>();
        Network network = client(client).gateway().getNetwork(description().channel());
        var request = network.newBlockEventsRequest().startBlock(0).build();
        try (CloseableIterator<Block> events = request.getEvents()) {
            while (blocks.size() <= last) {
                blocks.add(events.next());
            }
        }
        return List.copyOf(blocks);
    }

    private LedgerClient client(String name) {
        return clients.computeIfAbsent(name, this::connect);
    }

    private LedgerClient connect(String name) {
        Organisation member = description().organisations().stream()
                .filter(organisation -> organisation.clients().stream()
                        .anyMatch(each -> each.name().equals(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no client " + name));
        try {
            return LedgerClient.connect(engine.material().client(member.mspId(), name), engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(LedgerClient::close);
    }
}
