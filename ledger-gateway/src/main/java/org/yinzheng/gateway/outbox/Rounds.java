// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that comes round again and again. A schedule ends with the first failure that leaves its task, and says so nowhere. */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private Rounds() {}

    /**
     * The same round, which never fails: whatever it met is logged, and may be well again in the next one.
     *
     * @param of whose round, for the log
     */
    public static Runnable unending(String of, Runnable round) {
        return () -> CompletableFuture.runAsync(round, Runnable::run).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("a round of {} failed, the next one goes on", of, failure);
            }
        });
    }
}
