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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.licence.LicenceEntry;
import org.yinzheng.conformance.engine.CommitQuestion;
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
    private static final int TOGETHER = Integer.getInteger("together", 10);

    private final Gateway gateway;
    private final Contract contract;
    private final World world;
    private final SigningIdentity clerk;
    private final ProcessorTime processor;
    private final LongAdder bytes = new LongAdder();

    private FabricBenchmark(Gateway gateway, World world, SigningIdentity clerk, ProcessorTime processor) {
        this.gateway = gateway;
        this.contract = gateway.getNetwork("yinzheng").getContract(World.ZJ);
        this.world = world;
        this.clerk = clerk;
        this.processor = processor;
    }

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
                new FabricBenchmark(gateway, world, clerk, processor).compare();
            }
        }
    }

    private void compare() throws ExecutionException, InterruptedException {
        Load load = new Load(IN_FLIGHT);
        load.run("warm-up, put", WARM_UP, this::put);
        load.run("warm-up, issue", WARM_UP, this::issue);
        List<String> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double put = measured("put one key", load, COUNT, this::put);
            double issue = measured("issue one licence", load, COUNT, this::issue);
            double together = TOGETHER
                    * measured(
                            "issue " + TOGETHER + " licences in one call", load, COUNT / TOGETHER, this::issueTogether);
            ratios.add(String.format(
                    Locale.ROOT,
                    "licences for each key put: %.2f one by one, %.2f where a call issues %d",
                    issue / put,
                    together / put,
                    TOGETHER));
        }
        ratios.forEach(System.out::println);
    }

    private double measured(String title, Load load, int count, Callable<Void> call)
            throws ExecutionException, InterruptedException {
        Map<String, Duration> before = processor.now();
        bytes.reset();
        double rate = load.run(title, count, call);
        System.out.printf(
                "  an envelope of %,d bytes; %s%n",
                bytes.sum() / count, ProcessorTime.perCall(before, processor.now(), count));
        return rate;
    }

    private Void put() throws GatewayException {
        return commit(contract.newProposal("minimal:Put").addArguments("MIN-" + UUID.randomUUID(), "x"));
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
        return commit(contract.newProposal("licence:Issue").addArguments(request));
    }

    private Void commit(Proposal.Builder proposal) throws GatewayException {
        Transaction transaction = proposal.setEndorsingOrganizations(World.ZJ_MSP, World.JX_MSP)
                .build()
                .endorse();
        bytes.add(transaction.getBytes().length);
        TxValidationCode code = outcome(transaction);
        if (code != TxValidationCode.VALID) {
            throw new IllegalStateException("committed as " + code);
        }
        return null;
    }

    /** Orderers refuse what they have already, and a slow one has it before it is told: a refused sending decides nothing. */
    private TxValidationCode outcome(Transaction transaction) throws GatewayException {
        try {
            return transaction.submitAsync().getStatus().getCode();
        } catch (SubmitException e) {
            return gateway.newCommit(CommitQuestion.of(clerk, transaction.getTransactionId()))
                    .getStatus(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                    .getCode();
        }
    }
}
