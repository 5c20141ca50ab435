// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.demo.Seed;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/**
 * Local peer, gateway and verifier as three processes on free ports, with a founded network in them. One serves all classes
 * of a test process; it is stopped and deleted when that ends.
 */
final class RunningNetwork implements AutoCloseable {
    private final DataFolder folder;
    private final DemoProcesses processes;
    private final NetworkMaterial material;
    private final Ports ports;

    private final Optional<FabricEngine> fabric;

    private RunningNetwork(DataFolder folder) throws IOException {
        this(folder, Optional.empty());
    }

    private RunningNetwork(DataFolder folder, Optional<FabricEngine> fabric) throws IOException {
        this.folder = folder;
        this.fabric = fabric;
        folder.create();
        writeDownRequests();
        processes = new DemoProcesses(Installation.current(), folder);
        material = fabric.isPresent() ? fabric.get().material() : material(folder);
        int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
        ports = Ports.choose(
                Map.of(), Map.of(Service.PEER, first, Service.GATEWAY, first + 1, Service.VERIFIER, first + 2));
    }

    /** Gateway and verifier, whose working folder this is, write down every address that is asked of them. */
    private void writeDownRequests() throws IOException {
        Files.writeString(
                folder.root().resolve("application.properties"),
                String.join(
                        "\n",
                        "server.tomcat.basedir=" + folder.root().resolve("requests"),
                        "server.tomcat.accesslog.enabled=true",
                        "server.tomcat.accesslog.buffered=false",
                        "server.tomcat.accesslog.prefix=access-${server.port}",
                        "server.tomcat.accesslog.pattern=%r %{Referer}i",
                        ""));
    }

    /** Every address that was asked of a service, one request a line. */
    String requests(Service service) throws IOException {
        try (Stream<Path> files = Files.walk(folder.root().resolve("requests"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("access-" + port(service)))
                    .toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    /** Arguments and environment of the three processes, as anyone on the machine may see the first. */
    byte[] processes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Service service : Service.values()) {
            ProcessHandle handle = processes.process(service).running().orElseThrow();
            Path known = Path.of("/proc", String.valueOf(handle.pid()));
            if (Files.isDirectory(known)) {
                all.writeBytes(Files.readAllBytes(known.resolve("cmdline")));
                all.writeBytes(Files.readAllBytes(known.resolve("environ")));
            } else {
                all.writeBytes(handle.info().commandLine().orElseThrow().getBytes(StandardCharsets.UTF_8));
            }
        }
        return all.toByteArray();
    }

    private static NetworkMaterial material(DataFolder folder) throws IOException {
        return NetworkMaterial.exists(folder.network())
                ? NetworkMaterial.load(folder.network())
                : NetworkMaterial.generate(NetworkDescription.demoText(), folder.network());
    }

    static RunningNetwork start() throws IOException, InterruptedException {
        return founded(new RunningNetwork(new DataFolder(Files.createTempDirectory("yinzheng-it"))));
    }

    /** The same gateway and verifier, on a Fabric network in containers instead of the local peer. */
    static RunningNetwork onFabric() throws IOException, InterruptedException {
        FabricEngine fabric = FabricEngine.start();
        return founded(
                new RunningNetwork(new DataFolder(Files.createTempDirectory("yinzheng-it")), Optional.of(fabric)));
    }

    private static RunningNetwork founded(RunningNetwork network) throws IOException, InterruptedException {
        boolean founded = false;
        try {
            network.startAll();
            new Seed(network.gateway(), network.folder.run(), new Console()).found();
            founded = true;
            return network;
        } finally {
            if (!founded) {
                // the folder stays: its logs say why
                network.processes.stop();
            }
        }
    }

    private void startAll() throws IOException, InterruptedException {
        if (fabric.isEmpty()) {
            processes.start(material, ports);
            processes.await(ports, Service.values());
            return;
        }
        for (Service service : List.of(Service.GATEWAY, Service.VERIFIER)) {
            processes.start(service, material, ports);
        }
        processes.await(ports, Service.GATEWAY, Service.VERIFIER);
    }

    /** On a folder that was restored from a backup. */
    static RunningNetwork on(Path restored) throws IOException, InterruptedException {
        RunningNetwork network = new RunningNetwork(new DataFolder(restored));
        network.processes.start(network.material, network.ports);
        network.processes.await(network.ports, Service.values());
        return network;
    }

    Gateway gateway() throws IOException {
        return new Gateway(address(Service.GATEWAY), Accounts.read(folder.accounts()));
    }

    Verifier verifier() {
        return new Verifier(address(Service.VERIFIER));
    }

    /** Until the verifier has read every block that the peer has now. */
    void awaitVerifier() throws Exception {
        long height = LedgerCount.height(this);
        Instant end = Instant.now().plusSeconds(60);
        while (verifier().view().path("height").asLong() < height) {
            assertThat(Instant.now()).as("the verifier follows").isBefore(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    Path data() {
        return folder.root();
    }

    NetworkMaterial material() {
        return material;
    }

    /** A connection to a peer that answers for Zhejiang; whoever asks closes it unless it is the network's own. */
    Channel peer() {
        return fabric.map(engine -> engine.channel("ZhejiangMSP"))
                .orElseGet(() -> NettyChannelBuilder.forAddress("127.0.0.1", ports.of(Service.PEER))
                        .usePlaintext()
                        .build());
    }

    /** The network in containers, if it is one. */
    FabricEngine fabric() {
        return fabric.orElseThrow();
    }

    int port(Service service) {
        return ports.of(service);
    }

    /** {@code kill -9}, then the same process again; returns when it answers. */
    void killAndRestart(Service service) throws IOException, InterruptedException {
        processes.process(service).running().ifPresent(RunningNetwork::kill);
        processes.start(service, material, ports);
        processes.await(service, ports);
    }

    /** {@code kill -9} of all three, as when the machine dies. */
    void killAll() throws IOException {
        for (Service service : Service.values()) {
            processes.process(service).running().ifPresent(RunningNetwork::kill);
        }
    }

    /** All three again, on the same folder and ports, where a test let the machine die. */
    private RunningNetwork awake() throws IOException, InterruptedException {
        if (!processes.allRun()) {
            startAll();
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        processes.stop();
        folder.delete();
    }

    URI address(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }

    private static void kill(ProcessHandle handle) {
        CompletableFuture<ProcessHandle> exit = handle.onExit();
        handle.destroyForcibly();
        exit.orTimeout(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Gives a test the network, started by the first class that asks. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningNetwork.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            // the root's store would end with each class, which a process of several gets one after the other
            ExtensionContext.Store store =
                    context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL);
            return started(store.get(RunningNetwork.class, RunningNetwork.class), store);
        }

        private static RunningNetwork started(@Nullable RunningNetwork known, ExtensionContext.Store store) {
            try {
                if (known != null) {
                    return known.awake();
                }
                RunningNetwork network = RunningNetwork.start();
                store.put(RunningNetwork.class, network);
                return network;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
