// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps arguments and refusals out of the log. The shim's router writes every argument at INFO and every refusal, an ordinary
 * answer here, as a stack trace; and its constructor sets the levels of the whole JVM anew, so this comes after it.
 */
final class QuietShim {
    // kept here: the logging system forgets loggers that nobody holds, and their levels with them
    private static final List<Logger> LOGGERS = Stream.of(
                    "org.hyperledger.fabric",
                    "org.hyperledger.fabric.Logger",
                    "org.hyperledger.fabric.contract",
                    "org.hyperledger.fabric.contract.ContractRouter",
                    "org.hyperledger.fabric.shim",
                    "org.hyperledger.fabric.shim.ChaincodeBase",
                    "org.hyperledger.Performance")
            .map(Logger::getLogger)
            .toList();

    private QuietShim() {}

    static void apply() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
