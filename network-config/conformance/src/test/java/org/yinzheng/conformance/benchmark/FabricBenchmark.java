// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.GatewayException;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.NetworkDescription;

/**
 * Issuing on a Fabric network beside a contract that only puts one key: same network, same process of contracts, same
 * namespace, same endorsers, in turns. The ratio says what our contract costs beyond Fabric itself.
 */
public final class FabricBenchmark {
    private static final String AGENCY = "zj-market";
    private static final int TOGETHER = Integer.getInteger("together", 10);

    private final ContractCalls calls;
    private final World world;
    private final FabricLoad load;

    private FabricBenchmark(ContractCalls calls, World world, FabricLoad load) {
        this.calls = calls;
        this.world = world;
        this.load = load;
    }

    public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
        Path folder = Files.createTempDirectory("yinzheng-fabric-benchmark");
        System.out.println("data: " + folder);
        String description = FabricEngine.onePeerEach(NetworkDescription.demoText());
        try (FabricEngine engine = FabricEngine.start(description, BenchmarkJar.write(folder));
                World world = World.found(engine);
                ContractCalls calls = new ContractCalls(
                        engine, world.client(AGENCY + "-clerk").identity())) {
            FabricLoad load = new FabricLoad(new ProcessorTime(engine.network().project()));
            new FabricBenchmark(calls, world, load).compare();
        }
    }

    private void compare() throws ExecutionException, InterruptedException {
        load.warmUp("put", calls::put);
        load.warmUp("issue", this::issue);
        List<String> ratios = new ArrayList<>();
        for (int round = 0; round < FabricLoad.ROUNDS; round++) {
            double put = measured("put one key", FabricLoad.COUNT, calls::put);
            double issue = measured("issue one licence", FabricLoad.COUNT, this::issue);
            double together = TOGETHER
                    * measured(
                            "issue " + TOGETHER + " licences in one call",
                            FabricLoad.COUNT / TOGETHER,
                            this::issueTogether);
            ratios.add(String.format(
                    Locale.ROOT,
                    "licences for each key put: %.2f one by one, %.2f where a call issues %d",
                    issue / put,
                    together / put,
                    TOGETHER));
        }
        ratios.forEach(System.out::println);
    }

    private double measured(String title, int count, Callable<Void> call)
            throws ExecutionException, InterruptedException {
        calls.sent();
        double rate = load.run(title, count, call);
        System.out.printf("  an envelope of %,d bytes%n", calls.sent() / count);
        return rate;
    }

    private Void issue() throws GatewayException {
        return issue(1);
    }

    private Void issueTogether() throws GatewayException {
        return issue(TOGETHER);
    }

    private Void issue(int licences) throws GatewayException {
        LicenceEntry[] entries =
                Stream.generate(() -> world.entry(AGENCY)).limit(licences).toArray(LicenceEntry[]::new);
        String request = CanonicalJson.write(world.issueRequest(AGENCY, entries));
        return calls.commit("licence:Issue", request);
    }
}
