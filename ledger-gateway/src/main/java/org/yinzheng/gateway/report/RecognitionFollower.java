// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.ledger.FabricLedgerClient;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;

/** Reads the ledger's blocks from its own peer, one after the other, and has them counted; begins again where it was. */
@Component
final class RecognitionFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RecognitionFollower.class);
    private static final long PAUSE_SECONDS = 5;

    private final FabricLedgerClient ledger;
    private final Organisations organisations;
    private final RecognitionCounts counts;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "recognition-counts");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;
    private boolean silent;

    RecognitionFollower(FabricLedgerClient ledger, Organisations organisations, RecognitionCounts counts) {
        this.ledger = ledger;
        this.organisations = organisations;
        this.counts = counts;
    }

    @Override
    public void start() {
        running = true;
        worker.scheduleWithFixedDelay(this::round, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Until the stream ends; whatever ends it, the next round goes on. */
    private void round() {
        organisations.all().stream()
                .filter(one -> !one.clients().isEmpty())
                .findFirst()
                .ifPresent(one -> CompletableFuture.runAsync(() -> follow(one), Runnable::run)
                        .whenComplete((done, failure) -> {
                            if (failure != null && running) {
                                waits(Objects.requireNonNullElse(failure.getCause(), failure));
                            }
                        }));
    }

    private void follow(Organisation organisation) {
        var identity = organisation.clients().values().stream()
                .min(Comparator.comparing(LedgerIdentity::name))
                .orElseThrow();
        ledger.follow(identity, counts.next(), block -> {
            silent = false;
            counts.add(organisation.commonNamespace(), block);
            return running;
        });
    }

    /** Said once, until blocks come again. */
    private void waits(Throwable why) {
        if (!silent) {
            LOG.atInfo()
                    .addKeyValue("block", counts.next())
                    .log(
                            "uses are not counted for the regulator's view: {}",
                            why.getClass().getSimpleName());
        }
        silent = true;
    }

    @Override
    public void stop() {
        running = false;
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
