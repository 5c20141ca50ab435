// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServer;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/**
 * Serves the contracts to peers that run chaincode as a service. One process may serve several chaincode names, each with
 * its own package id on its own port: with a shared one a nested call would meet its own transaction. Set by the environment:
 *
 * <pre>
 * YINZHENG_CHAINCODES=yz-common_1:4f…=0.0.0.0:9990,yz-330000_1:a0…=0.0.0.0:9991
 * CHAINCODE_TLS_CERT, CHAINCODE_TLS_KEY, CHAINCODE_TLS_CLIENT_CACERT   PEM files: mutual TLS; none of them: plaintext
 * </pre>
 *
 * The shim's own main never asks peers for a certificate, hence this one.
 */
public final class ChaincodeMain {
    private ChaincodeMain() {}

    /** Starts and stays. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            for (var thread : start(System.getenv())) {
                thread.join();
            }
        } catch (IllegalArgumentException e) {
            System.err.println("chaincode: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Starts a thread for each chaincode name: a server's start never returns. */
    static List<Thread> start(Map<String, String> environment) throws IOException, InterruptedException {
        var settings = ChaincodeSettings.of(environment);
        // the router's search of the class path takes seconds: one router finds the contracts for all names
        var router = new ContractRouter(
                new String[] {"-i", settings.services().get(0).packageId()});
        QuietShim.apply();
        List<Thread> threads = new ArrayList<>();
        router.startRouterWithChaincodeServer(new ChaincodeServer() {
            @Override
            public void start() throws IOException {
                for (var service : settings.services()) {
                    threads.add(launch(service, settings, router));
                }
            }

            @Override
            public void stop() {
                throw new UnsupportedOperationException("the servers end with the process");
            }
        });
        return threads;
    }

    private static Thread launch(ChaincodeSettings.Service service, ChaincodeSettings settings, ContractRouter router)
            throws IOException {
        var chaincode = new NamedChaincode(service.packageId(), router);
        var server = new NettyChaincodeServer(chaincode, properties(service, settings));
        var thread =
                new Thread(() -> serve(server), "chaincode-" + service.address().getPort());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void serve(ChaincodeServer server) {
        try {
            server.start();
        } catch (IOException e) {
            System.err.println("chaincode: cannot listen: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ChaincodeServerProperties properties(ChaincodeSettings.Service service, ChaincodeSettings settings) {
        var properties = new ChaincodeServerProperties();
        properties.setServerAddress(service.address());
        var tls = settings.tls();
        if (tls != null) {
            properties.setTlsEnabled(true);
            properties.setKeyCertChainFile(tls.certificate());
            properties.setKeyFile(tls.key());
            properties.setTrustCertCollectionFile(tls.clientRoots());
        }
        return properties;
    }
}
