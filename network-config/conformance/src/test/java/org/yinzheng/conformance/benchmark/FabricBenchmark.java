// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.signature.SigningKey;

/**
 * Issuing on a Fabric network beside a contract that only puts one key: same network, same process of contracts, same
 * namespace, same endorsers, in turns. The ratio says what our contract costs beyond Fabric itself.
 */
public final class FabricBenchmark {
    private static final String AGENCY = "zj-market";
    private static final int IN_FLIGHT = Integer.getInteger("inFlight", 64);
    private static final int WARM_UP = Integer.getInteger("warmUp", 500);
    private static final int COUNT = Integer.getInteger("count", 1_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private FabricBenchmark() {}

    public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
        Path folder = Files.createTempDirectory("yinzheng-fabric-benchmark");
        System.out.println("data: " + folder);
        String description = FabricEngine.onePeerEach(NetworkDescription.demoText());
        try (FabricEngine engine = FabricEngine.start(description, BenchmarkJar.write(folder));
                World world = World.found(engine)) {
            SigningIdentity clerk = world.client(AGENCY + "-clerk").identity();
            try (Gateway gateway = Gateway.newInstance()
                    .identity(new X509Identity(clerk.mspId(), clerk.certificate()))
                    .signer(SigningKey.of(clerk.privateKey())::sign)
                    .connection(engine.channel(clerk.mspId()))
                    .connect()) {
                ProcessorTime processor = new ProcessorTime(engine.network().project());
                compare(gateway.getNetwork("yinzheng").getContract(World.ZJ), world, processor);
            }
        }
    }

    private static void compare(Contract contract, World world, ProcessorTime processor)
            throws ExecutionException, InterruptedException {
        Load load = new Load(IN_FLIGHT);
        load.run("warm-up, put", WARM_UP, () -> put(contract));
        load.run("warm-up, issue", WARM_UP, () -> issue(contract, world));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double put = measured("put one key", load, processor, () -> put(contract));
            double issue = measured("issue one licence", load, processor, () -> issue(contract, world));
            ratios.add(issue / put);
        }
        ratios.forEach(ratio -> System.out.printf(Locale.ROOT, "ratio: %.2f licences for each key put%n", ratio));
    }

    private static double measured(String title, Load load, ProcessorTime processor, Callable<Void> call)
            throws ExecutionException, InterruptedException {
        Map<String, Duration> before = processor.now();
        double rate = load.run(title, COUNT, call);
        System.out.println("  " + ProcessorTime.perCall(before, processor.now(), COUNT));
        return rate;
    }

    private static Void put(Contract contract) throws GatewayException {
        return commit(contract.newProposal("minimal:Put").addArguments("MIN-" + UUID.randomUUID(), "x"));
    }

    private static Void issue(Contract contract, World world) throws GatewayException {
        String request = CanonicalJson.write(world.issueRequest(AGENCY, world.entry(AGENCY)));
        return commit(contract.newProposal("licence:Issue").addArguments(request));
    }

    private static Void commit(Proposal.Builder proposal) throws GatewayException {
        TxValidationCode code = proposal.setEndorsingOrganizations(World.ZJ_MSP, World.JX_MSP)
                .build()
                .endorse()
                .submitAsync()
                .getStatus()
                .getCode();
        if (code != TxValidationCode.VALID) {
            throw new IllegalStateException("committed as " + code);
        }
        return null;
    }
}
