// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Organisation;

/** Starts and stops the three services of one data folder together. */
public final class DemoProcesses {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    /** Writing an archive of classes takes its time at the end of a process. */
    private static final Duration RECORDING = Duration.ofSeconds(120);

    private final Installation installation;
    private final DataFolder folder;
    private final QuickStart quickStart;
    private final boolean recording;
    private @Nullable Lan lan;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    /** The services of this folder, run from these jars. */
    public DemoProcesses(Installation installation, DataFolder folder) {
        this(installation, folder, false);
    }

    /** The same, and the classes that they load are recorded when they end. */
    public static DemoProcesses recording(Installation installation, DataFolder folder) {
        return new DemoProcesses(installation, folder, true);
    }

    private DemoProcesses(Installation installation, DataFolder folder, boolean recording) {
        this.installation = installation;
        this.folder = folder;
        this.quickStart = new QuickStart(installation);
        this.recording = recording;
        for (Service service : Service.values()) {
            processes.put(service, new ServiceProcess(folder, service));
        }
    }

    /** From the next start on phones in the same network reach gateway and verifier. */
    public DemoProcesses reachedBy(Lan phones) {
        lan = phones;
        return this;
    }

    /** One service's process. */
    public ServiceProcess process(Service service) {
        ServiceProcess process = processes.get(service);
        if (process == null) {
            throw new IllegalStateException("no process for " + service);
        }
        return process;
    }

    /** Whether all three run. */
    public boolean allRun() throws IOException {
        for (Service service : Service.values()) {
            if (process(service).running().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Starts all three at once. Each finds the others when it needs them. */
    public void start(NetworkMaterial network, Ports ports) throws IOException {
        network.writeConnections("127.0.0.1:" + ports.of(Service.PEER));
        for (Service service : Service.values()) {
            start(service, network, ports);
        }
    }

    /** Starts one service without waiting for it; gateway and verifier serve every region. */
    public ProcessHandle start(Service service, NetworkMaterial network, Ports ports) throws IOException {
        return start(service, network, ports, Serving.everyone(network.description(), ports.of(Service.GATEWAY)));
    }

    /** Starts one service for the regions it serves, without waiting for it. */
    public ProcessHandle start(Service service, NetworkMaterial network, Ports ports, Serving serving)
            throws IOException {
        return process(service).start(command(service, network, ports, serving));
    }

    /** Waits until each of these answers; when one does not, stops all and says why. */
    public void await(Ports ports, Service... services) throws IOException, InterruptedException {
        try {
            for (Service service : services) {
                await(service, ports);
            }
        } catch (LaunchFailure e) {
            stop();
            throw e;
        }
    }

    /** Waits until the process that was started for a service answers, or says why it does not. */
    public void await(Service service, Ports ports) throws IOException, InterruptedException {
        ServiceProcess process = process(service);
        if (!readiness(service, ports.of(service)).await(() -> process.running().isPresent(), PATIENCE)) {
            throw notReady(service, ports.of(service));
        }
    }

    private Readiness readiness(Service service, int port) throws IOException {
        String instance = folder.instance(service)
                .orElseThrow(() -> new LaunchFailure("the " + service.label() + " on " + folder.root()
                        + " was started by an older Yinzheng; run ./yinzheng down, then start again"));
        return service == Service.PEER
                ? Readiness.ofFile(folder.endpoint(), "127.0.0.1:" + port)
                : Readiness.ofHttp(URI.create("http://127.0.0.1:" + port), instance);
    }

    private LaunchFailure notReady(Service service, int port) throws IOException {
        ServiceProcess process = process(service);
        if (process.running().isEmpty() && !Ports.isFree(port)) {
            return new LaunchFailure("another program took port " + port + " while the " + service.label()
                    + " started; start again for the next free port, or name another");
        }
        return new LaunchFailure("the " + service.label() + " did not become ready; its log is " + folder.log(service)
                + " and ends with:\n" + process.lastLines(12));
    }

    /** Stops those that run, the verifier first and the peer last. */
    public int stop() throws IOException {
        int stopped = 0;
        for (Service service : List.of(Service.VERIFIER, Service.GATEWAY, Service.PEER)) {
            if (process(service).stop(recording ? RECORDING : ServiceProcess.POLITE)) {
                stopped++;
            }
        }
        return stopped;
    }

    /** Ends those that run at once, by force. */
    public void kill() {
        for (ServiceProcess process : processes.values()) {
            try {
                process.running().ifPresent(ProcessHandle::destroyForcibly);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<String> command(Service service, NetworkMaterial network, Ports ports, Serving serving)
            throws IOException {
        Path temporary = folder.freshTemporary(service);
        String instance = folder.newInstance(service);
        List<String> line = new ArrayList<>(List.of(
                installation.java(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx" + (service == Service.PEER ? "768m" : "512m"),
                // the quick compiler only: ready in half the time, and fast enough for one machine
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary));
        line.addAll(recording ? quickStart.recording(service) : quickStart.arguments(service));
        line.addAll(
                switch (service) {
                    case PEER ->
                        List.of(
                                "run",
                                "--network",
                                network.folder().toString(),
                                "--data",
                                folder.of(service).toString(),
                                "--port",
                                String.valueOf(ports.of(service)),
                                "--endpoint-file",
                                folder.endpoint().toString());
                    case GATEWAY -> gateway(network, ports, serving);
                    case VERIFIER -> verifier(network, ports, serving);
                });
        if (service.isBoot()) {
            line.addAll(List.of(
                    "--management.endpoints.web.exposure.include=health,info,prometheus",
                    "--management.info.env.enabled=true",
                    "--info.instance=" + instance));
        }
        return line;
    }

    private List<String> gateway(NetworkMaterial network, Ports ports, Serving serving) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + ports.of(Service.GATEWAY),
                "--yinzheng.gateway.data=" + folder.of(Service.GATEWAY),
                "--yinzheng.gateway.matters=" + folder.packages(),
                "--spring.profiles.active=demo"));
        options.addAll(
                lan == null
                        ? List.of("--yinzheng.gateway.verifier=http://127.0.0.1:" + ports.of(Service.VERIFIER) + "/")
                        : lan.gatewayOptions());
        int index = 0;
        for (Organisation organisation : serving.organisations()) {
            options.add("--yinzheng.gateway.organisations[" + index + "].connection="
                    + network.connectionFile(organisation.mspId()));
            index++;
        }
        return options;
    }

    private List<String> verifier(NetworkMaterial network, Ports ports, Serving serving) throws IOException {
        Organisation here = serving.here();
        List<String> options = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + ports.of(Service.VERIFIER),
                "--yinzheng.verifier.connection=" + network.connectionFile(here.mspId()),
                "--yinzheng.verifier.here=" + here.regionCode().orElseThrow(),
                "--yinzheng.verifier.data=" + folder.of(Service.VERIFIER),
                "--yinzheng.verifier.attestation-key=" + DataFolder.attestationKey(folder.run()),
                "--yinzheng.verifier.demo-codes=" + DataFolder.demoCodes(folder.run()),
                "--yinzheng.verifier.packages=" + folder.packages()));
        if (lan != null) {
            options.addAll(lan.verifierOptions());
        } else {
            // people sign in to the demo at this machine's own address only, which a phone cannot reach
            options.add("--yinzheng.verifier.clerk-page=http://127.0.0.1:"
                    + serving.gateways().get(here.regionCode().orElseThrow()) + "/console/hand-over");
        }
        serving.gateways()
                .forEach((region, port) ->
                        options.add("--yinzheng.verifier.lookups." + region + "=http://127.0.0.1:" + port));
        return options;
    }
}
