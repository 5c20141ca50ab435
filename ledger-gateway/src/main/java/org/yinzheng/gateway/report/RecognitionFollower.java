// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.ledger.BlockReader;
import org.yinzheng.gateway.ledger.FabricLedgerClient;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.outbox.Rounds;

/** Reads the ledger's blocks from its own peer, one after the other, for all who make something of them; begins again where they were. */
@Component
final class RecognitionFollower extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(RecognitionFollower.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final FabricLedgerClient ledger;
    private final Organisations organisations;
    private final List<BlockReader> readers;
    private boolean silent;

    RecognitionFollower(FabricLedgerClient ledger, Organisations organisations, List<BlockReader> readers) {
        super("recognition-counts", Duration.ZERO, PAUSE);
        this.ledger = ledger;
        this.organisations = organisations;
        this.readers = List.copyOf(readers);
    }

    /** Until the stream ends; whatever ends it, the next round goes on. */
    @Override
    protected void round() {
        organisations.all().stream()
                .filter(one -> !one.clients().isEmpty())
                .findFirst()
                .ifPresent(one -> CompletableFuture.runAsync(() -> follow(one), Runnable::run)
                        .whenComplete((done, failure) -> {
                            if (failure != null && isRunning()) {
                                waits(Objects.requireNonNullElse(failure.getCause(), failure));
                            }
                        }));
    }

    private void follow(Organisation organisation) {
        var identity = organisation.clients().values().stream()
                .min(Comparator.comparing(LedgerIdentity::name))
                .orElseThrow();
        ledger.follow(identity, next(), block -> {
            silent = false;
            readers.forEach(reader -> reader.add(organisation.commonNamespace(), block));
            return isRunning();
        });
    }

    /** Of the one that is farthest behind: the others pass over what they have read. */
    private long next() {
        return readers.stream().mapToLong(BlockReader::next).min().orElse(0);
    }

    /** Said once, until blocks come again. */
    private void waits(Throwable why) {
        if (!silent) {
            LOG.atInfo()
                    .addKeyValue("block", next())
                    .log(
                            "blocks are not read for the regulator's view, the inbox of objections and the report of numbers: {}",
                            why.getClass().getSimpleName());
        }
        silent = true;
    }
}
