// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Runs recovery from the start of the process to its end, at once and then with pauses. */
final class RecoveryRounds implements SmartLifecycle {
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
        timer.scheduleWithFixedDelay(
                Rounds.unending("recovery", recovery::round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
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
