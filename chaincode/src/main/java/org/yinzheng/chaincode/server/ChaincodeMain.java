// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import io.grpc.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.systemcontract.SystemContract;
import org.hyperledger.fabric.traces.Traces;
import org.yinzheng.chaincode.licence.LicenceContract;
import org.yinzheng.chaincode.receipt.ReceiptContract;
import org.yinzheng.chaincode.recognition.RecognitionContract;
import org.yinzheng.chaincode.registry.RegistryContract;

/**
 * Serves the contracts to peers that run chaincode as a service. One process may serve several chaincode names, each with
 * its own package id on its own port: with a shared one a nested call would meet its own transaction. Set by the environment:
 *
 * <pre>
 * YINZHENG_CHAINCODES=yz-common_1:4f…=0.0.0.0:9990,yz-330000_1:a0…=0.0.0.0:9991
 * YINZHENG_NATIONAL_MSP=NationalMSP                 the member that may found; without it any client with the role
 * CHAINCODE_TLS_CERT, CHAINCODE_TLS_KEY, CHAINCODE_TLS_CLIENT_CACERT   PEM files: mutual TLS; none of them: plaintext
 * </pre>
 *
 * The shim's own main never asks peers for a certificate, and its server hands each message from thread to thread, hence these.
 */
public final class ChaincodeMain {
    /** Every contract of this jar, and the shim's own that describes them. */
    public static final Set<Class<? extends ContractInterface>> CONTRACTS = Set.of(
            RegistryContract.class,
            LicenceContract.class,
            RecognitionContract.class,
            ReceiptContract.class,
            SystemContract.class);

    private static final int MOST_CALLS = 5_000;
    private static final int IDLE_SECONDS = 60;

    private ChaincodeMain() {}

    /** Starts and stays. */
    public static void main(String[] arguments) throws InterruptedException {
        serve(CONTRACTS);
    }

    /** Serves these contracts, as the environment says, and stays. */
    public static void serve(Set<Class<? extends ContractInterface>> contracts) throws InterruptedException {
        try {
            for (var server : start(System.getenv(), contracts)) {
                server.awaitTermination();
            }
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("chaincode: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Starts a server for each chaincode name. */
    static List<Server> start(Map<String, String> environment, Set<Class<? extends ContractInterface>> classes)
            throws IOException {
        var settings = ChaincodeSettings.of(environment);
        QuietShim.apply();
        // no tracing: without this the shim's task finds no provider to ask
        Traces.initialize(new Properties());
        var contracts = new ContractRouting(classes, settings.founder());
        var workers = workers();
        List<Server> servers = new ArrayList<>();
        for (var service : settings.services()) {
            servers.add(
                    new PeerServer(service.packageId(), contracts, workers).start(service.address(), settings.tls()));
        }
        return servers;
    }

    /**
     * A nested call needs a thread while its caller holds one: waiting for a free one, crossing calls could wait for each other
     * for ever. So each call has a thread at once, or is refused; peers send fewer than the most.
     */
    private static Executor workers() {
        return new ThreadPoolExecutor(0, MOST_CALLS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), call -> {
            var thread = new Thread(call, "call");
            thread.setDaemon(true);
            return thread;
        });
    }
}
