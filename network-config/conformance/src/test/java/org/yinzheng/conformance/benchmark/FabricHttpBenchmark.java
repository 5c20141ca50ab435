// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.launcher.api.Accounts;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Licences;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.demo.Seed;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.network.NetworkDescription;

/**
 * Licences issued by requests for one each, through the gateway's HTTP, beside a contract that only puts one key, called by
 * Fabric's own client: same network, same client identity, in turns. The gateway's part counts against it: login, checks,
 * signed credential, outbox and encrypted document.
 */
public final class FabricHttpBenchmark {
    private static final String CLERK = "zj-market-clerk";
    private static final int FOOD_LICENCE = 1;
    private static final int TOGETHER = Integer.getInteger("together", 50);

    private final ContractCalls calls;
    private final Licences licences;
    private final FabricLoad load;
    private final AtomicInteger index = new AtomicInteger();

    private FabricHttpBenchmark(ContractCalls calls, Licences licences, FabricLoad load) {
        this.calls = calls;
        this.licences = licences;
        this.load = load;
    }

    public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
        Path folder = Files.createTempDirectory("yinzheng-fabric-http-benchmark");
        System.out.println("data: " + folder);
        DataFolder data = new DataFolder(folder.resolve("demo"));
        data.create();
        // the gateway's working folder
        Files.writeString(
                data.root().resolve("application.properties"), "yinzheng.gateway.outbox.together=" + TOGETHER);
        DemoProcesses processes = new DemoProcesses(Installation.current(), data);
        String description = FabricEngine.onePeerEach(NetworkDescription.demoText());
        try (FabricEngine engine = FabricEngine.start(description, BenchmarkJar.write(folder));
                ContractCalls calls =
                        new ContractCalls(engine, engine.material().client(World.ZJ_MSP, CLERK))) {
            Ports ports = Ports.choose(Map.of(), Map.of());
            processes.start(Service.GATEWAY, engine.material(), ports);
            processes.await(ports, Service.GATEWAY);
            URI address = URI.create("http://127.0.0.1:" + ports.of(Service.GATEWAY));
            Gateway gateway = new Gateway(address, Accounts.read(data.accounts()));
            new Seed(gateway, data.run(), new Console()).found();
            ProcessorTime processor = new ProcessorTime(engine.network().project());
            processor.watch(processes.process(Service.GATEWAY).running().orElseThrow());
            new FabricHttpBenchmark(calls, new Licences(gateway), new FabricLoad(processor)).compare();
        } finally {
            processes.stop();
        }
        data.delete();
    }

    private void compare() throws ExecutionException, InterruptedException {
        load.warmUp("put", calls::put);
        load.warmUp("issue", this::issue);
        List<String> ratios = new ArrayList<>();
        for (int round = 0; round < FabricLoad.ROUNDS; round++) {
            double put = load.run("put one key", FabricLoad.COUNT, calls::put);
            double issue = load.run("issue one licence a request, through HTTP", FabricLoad.COUNT, this::issue);
            ratios.add(String.format(Locale.ROOT, "licences for each key put: %.2f", issue / put));
        }
        ratios.forEach(System.out::println);
    }

    private Void issue() {
        licences.issue(
                CLERK,
                UUID.randomUUID().toString(),
                DemoDocument.licence(FOOD_LICENCE, "330000", index.getAndIncrement()));
        return null;
    }
}
