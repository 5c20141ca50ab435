// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yinzheng.signature.EcdsaProvider;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.readmodel.ReadModel;

/**
 * Reads the chain on one thread, from the checkpoint on, for as long as it can be believed. A block that cannot be
 * believed ends it with an alarm; what was read before stays and grows stale. A peer that cannot be reached is dialled
 * again, with growing pauses.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** A minute more than peers let a client's clock be ahead of theirs. */
    public static final Duration CLOCK_AHEAD_LIMIT = Duration.ofMinutes(16);

    private final BlockSource source;
    private final ReadModel view;
    private final Ingest ingest;
    private final Alarms alarms;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "ledger-follower");
    private volatile boolean closed;
    private volatile @Nullable BlockPump pump;

    /**
     * A follower that has not started.
     *
     * @param confirmedRoots fingerprints of changed roots that a person confirmed: no alarm for these
     */
    public Follower(
            String channel,
            Genesis genesis,
            BlockSource source,
            ReadModel view,
            Alarms alarms,
            Set<String> confirmedRoots,
            Clock clock) {
        this.source = source;
        this.view = view;
        this.ingest = new Ingest(channel, genesis, view, alarms, confirmedRoots);
        this.alarms = alarms;
        this.clock = clock;
        thread.setDaemon(true);
        // a fault of our own must be seen as one, and must not leave green verdicts behind
        thread.setUncaughtExceptionHandler((broken, fault) -> {
            LOG.error("following broke off", fault);
            alarms.raise(AlarmCode.FOLLOWER_FAILED, fault.getClass().getSimpleName());
        });
    }

    /** Starts reading. */
    public void start() {
        thread.start();
    }

    /** Whether blocks are still read or waited for; false after a block was refused, and after closing. */
    public boolean isFollowing() {
        return thread.isAlive();
    }

    private void run() {
        LOG.info("signatures: {}", EcdsaProvider.fastest().description());
        var pause = FIRST_PAUSE;
        try {
            ingest.resume();
            while (!closed) {
                var heightBefore = view.progress().height();
                readUntilCut();
                pause = view.progress().height() > heightBefore ? FIRST_PAUSE : longer(pause);
                Thread.sleep(pause.toMillis());
            }
        } catch (BlockRefusedException e) {
            alarms.raise(e.code(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            LOG.debug("asked to stop reading");
        } finally {
            ingest.close();
        }
    }

    /** Asks for the last block read once more: a peer that changed its past is noticed at once. */
    private void readUntilCut() throws InterruptedException, BlockRefusedException {
        try (var blocks = source.open(Math.max(0, view.progress().block()));
                var opened = new BlockPump(blocks)) {
            pump = opened;
            while (!closed) {
                ingest.add(opened.take());
                alarms.clear(AlarmCode.PEER_UNREACHABLE);
                watchClock();
            }
        } catch (DeliveryEndedException e) {
            unreachable(String.valueOf(e.getMessage()));
        } catch (GatewayRuntimeException e) {
            unreachable(e.getStatus().getCode() + " from the peer");
        }
    }

    private void unreachable(String reason) {
        if (!closed) {
            alarms.raise(AlarmCode.PEER_UNREACHABLE, reason);
        }
    }

    private void watchClock() {
        var ahead = view.progress().clock() - clock.instant().getEpochSecond();
        if (ahead > CLOCK_AHEAD_LIMIT.toSeconds()) {
            alarms.raise(AlarmCode.CLOCK_AHEAD, "the ledger's clock is " + ahead + " s ahead of this machine's");
        } else {
            alarms.clear(AlarmCode.CLOCK_AHEAD);
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    @Override
    public void close() {
        closed = true;
        var open = pump;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
