// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.network.PrivateFiles;
import org.yinzheng.signature.EcdsaProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a peer until the process is told to end. */
@Command(name = "run", description = "Checks the ledger, then serves until the process is told to end.")
final class RunCommand implements Callable<Integer> {
    private static final int DEFAULT_PORT = 7051;

    @Option(names = "--network", required = true, description = "folder with network.yaml, genesis.block and the keys")
    private Path network = Path.of("");

    @Option(names = "--data", required = true, description = "folder for the ledger, created if missing")
    private Path data = Path.of("");

    @Option(names = "--port", description = "TCP port on 127.0.0.1, 0 for any free one (default: 7051)")
    private int port = DEFAULT_PORT;

    @Option(
            names = "--metrics-port",
            description = "serves http://127.0.0.1:PORT/metrics for Prometheus (default: no such port)")
    private @Nullable Integer metricsPort;

    @Option(
            names = "--endpoint-file",
            description = "written with host:port once the peer serves there (default: no such file)")
    private @Nullable Path endpointFile;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            LocalPeer peer = LocalPeer.start(LocalPeerSettings.of(network, data).withPort(port));
            Integer metrics = metricsPort;
            if (metrics != null) {
                orEnd(peer, () -> peer.serveMetrics(metrics));
            }
            Path endpoint = endpointFile;
            if (endpoint != null) {
                orEnd(peer, () -> PrivateFiles.write(endpoint, peer.endpoint()));
            }
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                peer.close();
                ended.countDown();
            }));
            out.println("signatures: " + EcdsaProvider.fastest().description());
            out.println("ready: local peer on " + peer.endpoint() + ", " + peer.height() + " blocks in " + data);
            out.flush();
            ended.await();
            return 0;
        } catch (IOException | LedgerException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("local-peer: " + e.getMessage());
            return 1;
        }
    }

    /** What may fail once the peer serves. */
    private interface Step {
        void take() throws IOException;
    }

    /** A peer that cannot do all of what its operator asked for does not run half. */
    private static void orEnd(LocalPeer peer, Step step) throws IOException {
        boolean taken = false;
        try {
            step.take();
            taken = true;
        } finally {
            if (!taken) {
                peer.close();
            }
        }
    }
}
