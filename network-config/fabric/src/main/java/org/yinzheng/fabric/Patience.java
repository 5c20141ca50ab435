// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hyperledger.fabric.client.GatewayException;

/** Tries again until something holds, within a limit. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Patience() {}

    /** One try. */
    interface Attempt {
        /** Whether it holds now. */
        boolean holds() throws IOException, InterruptedException, GatewayException;
    }

    /** Whether it held in time; what the last try threw is the cause of the exception given. */
    static void await(Duration limit, Attempt attempt, Function<Throwable, FabricFailure> otherwise)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        while (true) {
            try {
                if (attempt.holds()) {
                    return;
                }
            } catch (FabricFailure e) {
                throw e;
            } catch (IOException | GatewayException | RuntimeException e) {
                // a node that starts refuses, cuts and times out in many ways: the last one is told if it never holds
                last = e;
            }
            if (System.nanoTime() > end) {
                throw otherwise.apply(last == null ? new IllegalStateException("it does not answer") : last);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }
}
