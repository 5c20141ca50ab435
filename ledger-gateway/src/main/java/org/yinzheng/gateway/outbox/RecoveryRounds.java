// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs recovery from the start of the process to its end, at once and then with pauses. */
final class RecoveryRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryRounds.class);

    private final OutboxRecovery recovery;
    private final Duration pause;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "outbox-recovery"));
    private volatile boolean running;

    RecoveryRounds(OutboxRecovery recovery, Duration pause) {
        this.recovery = recovery;
        this.pause = pause;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failed round must not end the schedule: whatever failed may be well again in the next one. */
    private void round() {
        CompletableFuture.runAsync(recovery::round, Runnable::run).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("a round of recovery failed", failure);
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
