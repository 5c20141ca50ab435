// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Rounds;

/**
 * Sends a beat for every region of this gateway in which nothing happened for a while. Without it a quiet ledger looks
 * like a cut connection to whoever verifies, and no document would be called valid any more.
 */
@Component
final class IdleBeats extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(IdleBeats.class);
    private static final String ACCOUNT = "yinzheng-beat";

    private final Organisations organisations;
    private final LastChanges lastChanges;
    private final Changes changes;
    private final SendBeat sendBeat;
    private final Duration after;
    private final MeterRegistry metrics;

    IdleBeats(
            Organisations organisations,
            LastChanges lastChanges,
            Changes changes,
            SendBeat sendBeat,
            @Value("${yinzheng.gateway.beat-after:5m}") Duration after,
            MeterRegistry metrics) {
        super("idle-beats", pause(after), pause(after));
        this.organisations = organisations;
        this.lastChanges = lastChanges;
        this.changes = changes;
        this.sendBeat = sendBeat;
        this.after = after;
        this.metrics = metrics;
        organisations.all().stream()
                .filter(organisation -> !organisation.region().isEmpty())
                .forEach(organisation ->
                        metrics.counter("yinzheng.idle.beats", "region", organisation.region(), "outcome", "sent"));
    }

    private static Duration pause(Duration after) {
        return Duration.ofMillis(Math.max(1, after.toMillis() / 10));
    }

    /** A failed beat must not end the schedule: a region that is not bound yet may be bound by the next round. */
    @Override
    protected void round() {
        for (Organisation organisation : organisations.all()) {
            if (!organisation.region().isEmpty() && lastChanges.isIdle(organisation.mspId(), after)) {
                CompletableFuture.runAsync(() -> beat(organisation), Runnable::run)
                        .whenComplete((done, failure) -> {
                            count(organisation, failure == null ? "sent" : "failed");
                            if (failure != null) {
                                LOG.atInfo()
                                        .addKeyValue("region", organisation.region())
                                        .log("no beat: " + failure.getClass().getSimpleName());
                            }
                        });
            }
        }
    }

    private void count(Organisation organisation, String outcome) {
        metrics.counter("yinzheng.idle.beats", "region", organisation.region(), "outcome", outcome)
                .increment();
    }

    private void beat(Organisation organisation) {
        officer(organisation).ifPresent(identity -> {
            var caller = new Caller(ACCOUNT, organisation, identity);
            var key = new IdempotencyKey(UUID.randomUUID().toString(), "");
            changes.outcome(caller, key, id -> sendBeat.prepare(caller, id));
        });
    }

    private static Optional<LedgerIdentity> officer(Organisation organisation) {
        return organisation.clients().values().stream()
                .filter(identity -> identity.roles().contains(Role.REGISTRAR))
                .min(Comparator.comparing(LedgerIdentity::name));
    }
}
