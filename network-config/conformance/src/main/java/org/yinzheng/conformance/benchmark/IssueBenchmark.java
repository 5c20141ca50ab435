// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.conformance.engine.LocalPeerEngine;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.signature.EcdsaProvider;
import org.yinzheng.signature.SigningKey;

/**
 * How many licences a second the local peer records for Fabric's own client: each one endorsed by two organisations,
 * ordered and committed VALID before it counts. The raw signature rate of the same provider is measured first, in the same
 * process, so that the figure can be read as a ratio on any machine.
 */
public final class IssueBenchmark {
    private static final String AGENCY = "zj-market";
    private static final int IN_FLIGHT = Integer.getInteger("inFlight", 64);
    private static final int WARM_UP = Integer.getInteger("warmUp", 20_000);
    private static final int COUNT = Integer.getInteger("count", 6_000);

    private IssueBenchmark() {}

    public static void main(String[] arguments)
            throws IOException, GatewayException, CommitStatusException, ExecutionException, InterruptedException {
        Path folder = Files.createTempDirectory("yinzheng-issue-benchmark");
        System.out.println("data: " + folder);
        try (LocalPeerEngine engine = LocalPeerEngine.start(folder);
                World world = World.found(engine)) {
            SigningIdentity clerk = world.client(AGENCY + "-clerk").identity();
            double signatures = signaturesPerSecond(clerk);
            System.out.println("signatures: " + EcdsaProvider.fastest().description());
            System.out.printf("raw P-256 signatures, one thread: %,.0f/s%n", signatures);
            try (Gateway gateway = Gateway.newInstance()
                    .identity(new X509Identity(clerk.mspId(), clerk.certificate()))
                    .signer(SigningKey.of(clerk.privateKey())::sign)
                    .connection(engine.channel(clerk.mspId()))
                    .connect()) {
                Contract contract = gateway.getNetwork("yinzheng").getContract(World.ZJ);
                run("warm-up", WARM_UP, contract, world);
                double rate = run("issue, committed VALID", COUNT, contract, world);
                System.out.printf(
                        "ratio: %.3f licences issued for each raw signature of one thread%n", rate / signatures);
            }
        }
    }

    private static double run(String title, int count, Contract contract, World world)
            throws ExecutionException, InterruptedException {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(IN_FLIGHT);
        long processor = processorNanos();
        long begin = System.nanoTime();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                Callable<Void> client = () -> {
                    for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                        long start = System.nanoTime();
                        issue(contract, world);
                        nanos[at] = System.nanoTime() - start;
                    }
                    return null;
                };
                running.add(clients.submit(client));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%s: %,d in %.1f s with %d in flight = %,.0f/s; latency p50 %.0f ms, p95 %.0f ms, p99 %.0f ms;"
                        + " %.2f ms of processor each%n",
                title,
                count,
                seconds,
                IN_FLIGHT,
                count / seconds,
                nanos[count / 2] / 1e6,
                nanos[count * 95 / 100] / 1e6,
                nanos[count * 99 / 100] / 1e6,
                (processorNanos() - processor) / 1e6 / count);
        return count / seconds;
    }

    /** Of client, peer and chaincode, which share this process. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void issue(Contract contract, World world) throws GatewayException, CommitStatusException {
        String request = CanonicalJson.write(world.issueRequest(AGENCY, world.entry(AGENCY)));
        var transaction = contract.newProposal("licence:Issue")
                .addArguments(request)
                .setEndorsingOrganizations(World.ZJ_MSP, World.JX_MSP)
                .build()
                .endorse();
        TxValidationCode code = transaction.submitAsync().getStatus().getCode();
        if (code != TxValidationCode.VALID) {
            throw new IllegalStateException("committed as " + code);
        }
    }

    private static double signaturesPerSecond(SigningIdentity clerk) {
        SigningKey signer = SigningKey.of(clerk.privateKey());
        byte[] digest = Arrays.copyOf("benchmark".getBytes(StandardCharsets.US_ASCII), 32);
        for (int i = 0; i < 5_000; i++) {
            signer.sign(digest);
        }
        int count = 20_000;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            signer.sign(digest);
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
