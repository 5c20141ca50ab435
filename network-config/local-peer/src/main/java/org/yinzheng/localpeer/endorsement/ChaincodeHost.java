// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.hyperledger.fabric.traces.Traces;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.server.ContractRouting;

/**
 * The contracts on the class path, run by Fabric's own shim: its registry knows them, its execution service calls them, its
 * invocation task speaks the chaincode protocol. They are the same for every chaincode name, since a contract does not know
 * its name.
 */
public final class ChaincodeHost {
    /**
     * The shim writes every refusal with its stack to the log, and arguments too: neither belongs there. Kept here, for the
     * logging system itself forgets loggers nobody holds.
     */
    private static final List<Logger> SILENCED = Stream.of(
                    "org.hyperledger.fabric", "org.hyperledger.fabric.Logger", "org.hyperledger.Performance")
            .map(Logger::getLogger)
            .toList();

    private final ContractRouting routing;

    private ChaincodeHost(ContractRouting routing) {
        this.routing = routing;
    }

    /**
     * Finds the contracts; takes a second or so.
     *
     * @throws IOException if the class path cannot be read
     */
    public static ChaincodeHost load() throws IOException {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
        // no tracing: without this the invocation task finds no provider to ask
        Traces.initialize(new Properties());
        return new ChaincodeHost(new ContractRouting(ContractScan.find()));
    }

    /** Runs one call to its end on this thread. Requests of the chaincode and its answer go to the conversation. */
    void run(ChaincodeMessage transaction, Conversation conversation) {
        ChaincodeInvocationTask task = new ChaincodeInvocationTask(
                transaction, ChaincodeMessage.Type.TRANSACTION, conversation::receive, routing);
        conversation.replyTo(task);
        @Nullable ChaincodeMessage nothing = task.call();
        if (nothing != null) {
            throw new IllegalStateException("the shim answered outside the conversation");
        }
    }
}
