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
import org.yinzheng.watch.Wordless;

/**
 * Work that comes round again and again, in one thread, from the start of the process to its end. A round that fails in whatever
 * way is logged, and the next one comes.
 */
public abstract class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** How long the end of the process waits for a round that was told to stop. */
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final Duration first;
    private final Duration pause;
    private final ScheduledExecutorService worker;
    private volatile boolean running;

    /**
     * @param name of the thread, and in the log
     * @param first until the first round
     * @param pause between the end of a round and the next one; at least a millisecond
     */
    protected Rounds(String name, Duration first, Duration pause) {
        this.name = name;
        this.first = first;
        this.pause = pause;
        this.worker = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    protected abstract void round();

    /** Work for the same thread, as soon as it is free; it minds its own failures. */
    protected final void soon(Runnable work) {
        worker.execute(work);
    }

    @Override
    public final void start() {
        running = true;
        worker.scheduleWithFixedDelay(this::unfailing, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A schedule ends with the first failure that leaves its task, and says so nowhere. */
    private void unfailing() {
        CompletableFuture.runAsync(this::round, Runnable::run).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("a round of {} failed, the next one goes on", name, Wordless.trace(failure));
            }
        });
    }

    /** Interrupts a round, and waits until it has let go of the database. */
    @Override
    public final void stop() {
        running = false;
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a round of {} did not end within {} seconds", name, PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
