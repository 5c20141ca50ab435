// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.jspecify.annotations.Nullable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.fabric.channel.ChannelConfigurator;
import org.yinzheng.fabric.channel.PeerConnections;
import org.yinzheng.network.ConfigurationUpdate;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.OrdererNode;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;
import org.yinzheng.network.SigningIdentity;

/** A Fabric network in containers on this machine, gone with its ledgers when it is closed. */
public final class FabricEngine implements Engine {
    /** Ports of a test's network are so far from those of the description that a network of that one may run beside it. */
    private static final int PORT_SHIFT = 10_000;

    private static final String ANY_FUNCTION = "org.hyperledger.fabric:GetMetadata";

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
        awaitDiscovery();
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
            engine.awaitDiscovery();
            System.out.printf("fabric: up after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            return engine;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has all members' administrators agree to a foreign root for one of them, by mistake or by force. */
    public void replaceRoot(String mspId) throws IOException {
        Organisation national = material().description().national();
        PeerNode peer = national.archivesFirst().get(0);
        ChannelConfigurator configurator = new ChannelConfigurator(LedgerClient.CHANNEL);
        ConfigGroup running =
                configurator.running(connections.admin(national, peer)).getChannelGroup();
        NetworkMaterial foreign = NetworkMaterial.generate(
                Files.readString(material().folder().resolve("network.yaml")), folder.resolve("foreign"));
        ConfigGroup wanted = running;
        for (String part : List.of("Application", "Orderer")) {
            wanted = withRoot(wanted, part, mspId, foreign.authority(mspId).certificatePem());
        }
        List<SigningIdentity> signers = new ArrayList<>();
        for (Organisation organisation : material().description().organisations()) {
            signers.add(material().admin(organisation.mspId()));
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

    /** Members learn of each other's peers by gossip, some time after their contracts answer. */
    private void awaitDiscovery() throws IOException, InterruptedException {
        String[] members = first.keySet().toArray(String[]::new);
        for (String mspId : members) {
            try (LedgerClient admin = LedgerClient.connect(material().admin(mspId), this)) {
                for (var definition : material().description().chaincodes()) {
                    awaitEndorsement(admin, definition.name(), members);
                }
            }
        }
    }

    private static void awaitEndorsement(LedgerClient client, String namespace, String... members)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                client.gateway()
                        .getNetwork(LedgerClient.CHANNEL)
                        .getContract(namespace)
                        .newProposal(ANY_FUNCTION)
                        .setEndorsingOrganizations(members)
                        .build()
                        .endorse();
                return;
            } catch (EndorseException e) {
                String said = String.valueOf(e.getDetails());
                if (said.contains("do not match")) {
                    // all of them answered; descriptions of contracts have no fixed order
                    return;
                }
                if (attempt == 120) {
                    throw new IllegalStateException("the members' peers do not find each other: " + said, e);
                }
                Thread.sleep(500);
            }
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

    /** The host of the orderer that leads, as it says itself. */
    public String leadingOrderer() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (Organisation organisation : material().description().organisations()) {
            for (OrdererNode orderer : organisation.orderers()) {
                URI metrics = URI.create("http://" + FabricNetwork.HOST + ":" + orderer.operationsPort() + "/metrics");
                String said = client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
                if (said.lines().anyMatch(line -> line.matches("consensus_BFT_is_leader\\{.*} 1"))) {
                    return orderer.host();
                }
            }
        }
        throw new IllegalStateException("no orderer says that it leads");
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
