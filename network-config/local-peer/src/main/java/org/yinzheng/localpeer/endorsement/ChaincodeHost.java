// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.ChaincodeServer;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.jspecify.annotations.Nullable;

/**
 * The contracts on the class path, run by Fabric's own shim: its router finds and calls them, its invocation task speaks
 * the chaincode protocol. The router is the same for every chaincode name, since a contract does not know its name.
 */
public final class ChaincodeHost {
    /**
     * The router writes every argument to the log, and every refusal with its stack: neither belongs in a log. Kept here,
     * for the logging system itself forgets loggers nobody holds. The classes stand beside their packages, whose level the
     * router's constructor sets anew.
     */
    private static final List<Logger> SILENCED = Stream.of(
                    "org.hyperledger.fabric",
                    "org.hyperledger.fabric.Logger",
                    "org.hyperledger.fabric.contract",
                    "org.hyperledger.fabric.contract.ContractRouter",
                    "org.hyperledger.fabric.shim",
                    "org.hyperledger.fabric.shim.ChaincodeBase",
                    "org.hyperledger.Performance")
            .map(Logger::getLogger)
            .toList();

    private final ContractRouter router;

    private ChaincodeHost(ContractRouter router) {
        this.router = router;
    }

    /** Finds the contracts; takes a second or more. */
    public static ChaincodeHost load() {
        // the constructor greets on the root logger
        Logger.getLogger("").setLevel(Level.WARNING);
        silence();
        ContractRouter router = new ContractRouter(new String[] {"-i", "local-peer"});
        silence();
        try {
            router.startRouterWithChaincodeServer(new NoServer());
        } catch (IOException e) {
            throw new IllegalStateException("the contracts on the class path could not be loaded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading the contracts", e);
        }
        return new ChaincodeHost(router);
    }

    private static void silence() {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /** Runs one call to its end on this thread. Requests of the chaincode and its answer go to the conversation. */
    void run(ChaincodeMessage transaction, Conversation conversation) {
        ChaincodeInvocationTask task = new ChaincodeInvocationTask(
                transaction, ChaincodeMessage.Type.TRANSACTION, conversation::receive, router);
        conversation.replyTo(task);
        @Nullable ChaincodeMessage nothing = task.call();
        if (nothing != null) {
            throw new IllegalStateException("the shim answered outside the conversation");
        }
    }

    /** The router starts its server once it has found the contracts; here there is none to start. */
    private static final class NoServer implements ChaincodeServer {
        @Override
        public void start() {
            // the peer calls the contracts directly
        }

        @Override
        public void stop() {
            // nothing runs
        }
    }
}
