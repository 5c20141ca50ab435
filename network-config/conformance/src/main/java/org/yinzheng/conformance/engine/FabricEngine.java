// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;

/** A Fabric network in containers on this machine, gone with its ledgers when it is closed. */
public final class FabricEngine implements Engine {
    /** Ports of a test's network are so far from those of the description that a network of that one may run beside it. */
    private static final int PORT_SHIFT = 10_000;

    private static @Nullable FabricEngine open;

    private final Path folder;
    private FabricNetwork network;
    private PeerConnections connections;
    private final List<PeerConnections> old = new ArrayList<>();
    private final Recorder recorder = new Recorder();
    private final Map<String, Channel> first = new LinkedHashMap<>();
    private final Map<String, Channel> peers = new LinkedHashMap<>();
    private final Map<String, List<Channel>> peersOf = new LinkedHashMap<>();
    private final Thread whenTheJvmEnds = new Thread(this::remove, "network down");

    private FabricEngine(FabricNetwork network, Path folder) {
        this.folder = folder;
        this.network = network;
        this.connections = network.connections();
        connect();
        Runtime.getRuntime().addShutdownHook(whenTheJvmEnds);
    }

    private void connect() {
        for (Organisation organisation : material().description().organisations()) {
            for (PeerNode peer : organisation.archivesFirst()) {
                if (!peers.containsKey(peer.host())) {
                    Channel channel = ClientInterceptors.intercept(connections.to(organisation, peer), recorder);
                    first.putIfAbsent(organisation.mspId(), channel);
                    peers.put(peer.host(), channel);
                    peersOf.computeIfAbsent(organisation.mspId(), any -> new ArrayList<>())
                            .add(channel);
                }
            }
        }
    }

    /** Takes new members into the network while it runs, and waits until all peers find each other. */
    public void join(String description) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        network = network.join(description, contracts().orElseThrow(), step -> System.out.println("fabric: " + step));
        old.add(connections);
        connections = network.connections();
        connect();
        Discovery.await(this, first.keySet());
        System.out.printf("fabric: joined after %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    /** Makes the demo's network, with one peer for each member, and brings it up. */
    public static FabricEngine start() throws IOException {
        return start(onePeerEach(NetworkDescription.demoText()));
    }

    /** Makes a network from a description and brings it up. */
    public static FabricEngine start(String description) throws IOException {
        return start(description, contracts().orElseThrow());
    }

    /** The same, with other contracts. */
    public static synchronized FabricEngine start(String description, Path contracts) throws IOException {
        closeLeftOver();
        Path folder = Files.createTempDirectory("yinzheng-fabric");
        NetworkMaterial material = NetworkMaterial.generate(shifted(description), folder.resolve("network"));
        FabricEngine engine = new FabricEngine(FabricNetwork.of(material), folder);
        open = engine;
        try {
            long begin = System.nanoTime();
            engine.network.up(contracts, step -> System.out.println("fabric: " + step));
            Discovery.await(engine, engine.first.keySet());
            System.out.printf("fabric: up after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            return engine;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has all members' administrators agree to a foreign root for one of them, by mistake or by force. */
    public void replaceRoot(String mspId) throws IOException {
        new ForeignRoot(material(), connections).agreeTo(mspId, folder.resolve("foreign"));
    }

    /** A suite that could not begin leaves its network behind, on the ports that the next one needs. */
    private static synchronized void closeLeftOver() {
        if (open != null) {
            open.close();
        }
    }

    /** The description without the second peers, for suites to which they say nothing. */
    public static String onePeerEach(String description) {
        return description.replaceAll("(?m)^ +- \\{name: peer1,.*\\R", "");
    }

    private static String shifted(String description) {
        return java.util.regex.Pattern.compile("port: (\\d+)")
                .matcher(description)
                .replaceAll(match -> "port: " + (Integer.parseInt(match.group(1)) + PORT_SHIFT));
    }

    /** The jar with the contracts, if it was built. */
    public static Optional<Path> contracts() {
        Path target = Path.of(System.getProperty("yinzheng.home", "../.."), "chaincode", "target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-service.jar"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The containers, for tests that stop some. */
    public FabricNetwork network() {
        return network;
    }

    /** Connections to a member's own peers. */
    public List<Channel> peers(String mspId) {
        return List.copyOf(peersOf.getOrDefault(mspId, List.of()));
    }

    /** How many blocks each peer has. */
    public List<Long> heights() throws IOException {
        List<Long> heights = new ArrayList<>();
        for (Organisation organisation : material().description().organisations()) {
            for (PeerNode peer : organisation.peers()) {
                heights.add(connections.admin(organisation, peer).height(LedgerClient.CHANNEL));
            }
        }
        return heights;
    }

    /** Its orderers, for tests that stop the right one at the right moment. */
    public Orderers orderers() {
        return new Orderers(material().description());
    }

    /** What clients had endorsed. */
    Recorder recorder() {
        return recorder;
    }

    @Override
    public NetworkMaterial material() {
        return network.material();
    }

    /** A member without peers of its own reads at the national platform's. */
    @Override
    public Channel channel(String mspId) {
        String reader = first.containsKey(mspId)
                ? mspId
                : material().description().national().mspId();
        return java.util.Objects.requireNonNull(first.get(reader));
    }

    @Override
    public List<Channel> peers() {
        return List.copyOf(peers.values());
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(whenTheJvmEnds);
        forget(this);
        remove();
    }

    private static synchronized void forget(FabricEngine closed) {
        if (open == closed) {
            open = null;
        }
    }

    private void remove() {
        connections.close();
        old.forEach(PeerConnections::close);
        try {
            network.down(true);
            delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
