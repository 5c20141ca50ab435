// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

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

    private void round() {
        try {
            recovery.round();
        } catch (DataAccessException e) {
            // an exception would end the schedule for ever; the database may be back in the next round
            LOG.warn("a round of recovery did not reach the database", e);
        }
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
