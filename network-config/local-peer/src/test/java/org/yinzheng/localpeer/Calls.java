// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;

/** The few calls that most tests make. */
public final class Calls {
    private static final String[] BOTH = {TestPeer.ZHEJIANG, TestPeer.JIANGXI};

    private Calls() {}

    static Proposal proposal(Contract contract, String function, String... arguments) {
        return proposal(contract, BOTH, function, arguments);
    }

    static Proposal proposal(Contract contract, String[] organisations, String function, String... arguments) {
        return contract.newProposal(function)
                .addArguments(arguments)
                .setEndorsingOrganizations(organisations)
                .build();
    }

    static Transaction endorse(Contract contract, String function, String... arguments) throws EndorseException {
        return proposal(contract, function, arguments).endorse();
    }

    static Status submit(Transaction transaction) throws SubmitException, CommitStatusException {
        return transaction.submitAsync().getStatus();
    }

    public static Status submit(Contract contract, String function, String... arguments)
            throws EndorseException, SubmitException, CommitStatusException {
        return submit(endorse(contract, function, arguments));
    }

    static String evaluate(Contract contract, String function, String... arguments) throws GatewayException {
        return new String(contract.evaluateTransaction(function, arguments), StandardCharsets.UTF_8);
    }

    /** Submits all at the same moment, so that they share blocks. */
    static List<Status> together(List<Transaction> transactions) throws InterruptedException, ExecutionException {
        List<Callable<Status>> tasks = new ArrayList<>();
        transactions.forEach(transaction -> tasks.add(() -> submit(transaction)));
        return all(tasks);
    }

    static <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    public static Block block(TestPeer peer, long number) throws GatewayException, InvalidProtocolBufferException {
        Contract qscc = peer.network(TestPeer.ZHEJIANG).getContract("qscc");
        return Block.parseFrom(qscc.evaluateTransaction("GetBlockByNumber", "yinzheng", Long.toString(number)));
    }

    static BlockchainInfo chain(TestPeer peer) throws GatewayException, InvalidProtocolBufferException {
        Contract qscc = peer.network(TestPeer.ZHEJIANG).getContract("qscc");
        return BlockchainInfo.parseFrom(qscc.evaluateTransaction("GetChainInfo", "yinzheng"));
    }
}
