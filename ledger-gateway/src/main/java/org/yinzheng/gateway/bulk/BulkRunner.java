// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.bulk.IssueRow.Step;
import org.yinzheng.gateway.bulk.IssueRow.Tried;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.watch.Wordless;

/**
 * Works through running jobs, a handful of rows of each in turn, from the start of the process to its end. It holds one
 * handful in memory, whatever the size of the files.
 */
@Component
class BulkRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRunner.class);
    private static final int HANDFUL = 96;
    private static final long IDLE_SECONDS = 60;
    private static final long AGAIN_SECONDS = 1;

    private final BulkStore store;
    private final IssueRow issueRow;
    private final Callers callers;
    private final ExecutorService workers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Thread dispatcher = new Thread(this::run, "bulk-dispatcher");
    private volatile boolean running;
    // a job may be started between the look for jobs and the rest
    private boolean woken;

    BulkRunner(
            BulkStore store,
            IssueRow issueRow,
            Callers callers,
            @Value("${yinzheng.gateway.bulk.at-a-time:96}") int atATime) {
        this.store = store;
        this.issueRow = issueRow;
        this.callers = callers;
        this.workers = Executors.newFixedThreadPool(atATime, task -> {
            var thread = new Thread(task, "bulk-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void start() {
        running = true;
        store.unread().forEach(store::forget);
        dispatcher.setDaemon(true);
        dispatcher.start();
    }

    /** There may be work: a job was started. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (running) {
            try {
                rest(round());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A handful of each running job; how many seconds there is nothing to do then. */
    private long round() throws InterruptedException {
        try {
            var jobs = store.running();
            long moved = 0;
            for (BulkJob job : jobs) {
                moved += handfulOrPause(job);
            }
            if (moved > 0) {
                return 0;
            }
            return jobs.isEmpty() ? IDLE_SECONDS : AGAIN_SECONDS;
        } catch (DataAccessException e) {
            LOG.warn("the database does not answer, bulk jobs wait", Wordless.trace(e));
            return AGAIN_SECONDS;
        } catch (RuntimeException e) {
            // the list of jobs cannot be read, or a job not be paused: those that were started must not wait for the
            // next start of the gateway
            LOG.error("a round of bulk jobs failed, they wait", Wordless.trace(e));
            return AGAIN_SECONDS;
        }
    }

    /** What one job meets keeps no other from its turn. */
    private long handfulOrPause(BulkJob job) throws InterruptedException {
        try {
            return handful(job);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("job", job.id())
                    .setCause(Wordless.trace(e))
                    .log("a bulk job cannot go on");
            pause(job, Problem.INTERNAL.name());
            return 1;
        }
    }

    private void rest(long seconds) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (running && !woken && left > 0) {
                left = work.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** How many rows of the job got their end. */
    private long handful(BulkJob job) throws InterruptedException {
        var caller = callers.of(job.account());
        if (caller.isEmpty()) {
            pause(job, Problem.ACCOUNT_UNKNOWN.name());
            return 1;
        }
        var rows = store.ready(job.id(), HANDFUL);
        if (rows.isEmpty()) {
            store.done(job.id());
            LOG.atInfo().addKeyValue("job", job.id()).log("a bulk job is done");
            return 1;
        }
        List<Callable<Tried>> tries = rows.stream()
                .<Callable<Tried>>map(row -> () -> issueRow.issue(caller.get(), job, row))
                .toList();
        return judged(job, workers.invokeAll(tries));
    }

    private long judged(BulkJob job, List<Future<Tried>> tried) throws InterruptedException {
        long settled = 0;
        for (Future<Tried> one : tried) {
            try {
                var result = one.get();
                if (result.step() == Step.JOB_STOPPED) {
                    pause(job, result.stopped());
                }
                settled += result.step() == Step.SETTLED ? 1 : 0;
            } catch (ExecutionException e) {
                LOG.atError()
                        .addKeyValue("job", job.id())
                        .setCause(Wordless.trace(Objects.requireNonNullElse(e.getCause(), e)))
                        .log("a row of a bulk job failed");
                pause(job, Problem.INTERNAL.name());
            }
        }
        return settled;
    }

    private void pause(BulkJob job, String reason) {
        if (store.move(job.id(), JobState.PAUSED, reason, JobState.RUNNING)) {
            LOG.atWarn()
                    .addKeyValue("job", job.id())
                    .addKeyValue("reason", reason)
                    .log("a bulk job is paused");
        }
    }

    @Override
    public void stop() {
        running = false;
        dispatcher.interrupt();
        workers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
