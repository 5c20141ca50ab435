// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.time.LocalDate;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.ReceiptTotals;
import org.yinzheng.watch.Wordless;

/**
 * Compares a day with a unit's own list beside the requests, one day after another: a large one takes a while, and its page
 * says how far it is. A process that was ended in the middle begins the day anew at its next start.
 */
@Component
class CompareDay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CompareDay.class);

    private static final long PATIENCE = 1500;

    private final ComparisonStore store;
    private final ReceiptTotals totals;
    private final Callers callers;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "comparisons"));
    private volatile boolean running;

    CompareDay(ComparisonStore store, ReceiptTotals totals, Callers callers) {
        this.store = store;
        this.totals = totals;
        this.callers = callers;
    }

    /**
     * Begins a comparison; under the same id it is the same one.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if the day has too many receipts; then none is opened
     */
    Comparison begin(Caller caller, String id, LocalDate day, DayList list) {
        int receipts = totals.count(caller, day);
        store.begin(caller, id, day, receipts, list);
        await(thread.submit(this::work));
        return one(caller, id);
    }

    /** An ordinary day is done at once, so that its page begins with the result. */
    private static void await(Future<?> work) {
        try {
            work.get(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // the page says how far it is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if it is not the caller's own */
    Comparison one(Caller caller, String id) {
        return store.find(id)
                .filter(one -> one.organisation().equals(caller.organisation().mspId())
                        && one.account().equals(caller.account()))
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    Reconciliation result(Comparison comparison) {
        return store.result(comparison.id()).orElseThrow(Problem.NOT_FOUND::exception);
    }

    @Override
    public void start() {
        running = true;
        thread.execute(this::work);
    }

    /** Until none is left: those that another process has left behind, too. */
    private void work() {
        try {
            for (var next = store.nextRunning(); running && next.isPresent(); next = store.nextRunning()) {
                compare(next.get());
            }
        } catch (RuntimeException e) {
            // the database does not answer, or what it keeps cannot be read: this work ends loudly, and the next order
            // begins it anew
            if (running) {
                LOG.error("comparisons broke off and wait for the next", Wordless.trace(e));
            }
        }
    }

    private void compare(Comparison one) {
        try {
            var caller = callers.of(one.account()).orElseThrow(Problem.ACCOUNT_UNKNOWN::exception);
            var issued = totals.of(caller, one.day(), opened -> store.opened(one.id(), opened));
            store.done(one.id(), Reconciliation.of(issued, store.list(one.id())));
        } catch (RuntimeException e) {
            // whatever it is, whoever waits for this day is told, and the days behind it go on
            if (running) {
                LOG.atError()
                        .addKeyValue("comparison", one.id())
                        .setCause(Wordless.trace(e))
                        .log("a day could not be compared");
                store.stopped(one.id());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
