// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.util.Optional;

/**
 * One thing that must hold for a network to run.
 *
 * @param name what it is, for people
 * @param test throws when it does not hold
 */
public record Check(String name, Test test) {
    /** Looks whether it holds. */
    @FunctionalInterface
    public interface Test {
        /** @throws FabricFailure with the cause and its remedy when it does not hold */
        void run() throws IOException, InterruptedException;
    }

    /** What is wrong, if anything is. */
    public Optional<String> problem() throws InterruptedException {
        try {
            test.run();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // whatever docker, a socket or a node says: a report names it and goes on to the next check
            return Optional.of(Reason.of(e));
        }
    }
}
