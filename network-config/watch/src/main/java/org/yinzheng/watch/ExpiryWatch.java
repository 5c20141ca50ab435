// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything that ends: what has sixty days or less gets one line a day in the log, and everything stands in the
 * metric {@code yinzheng_certificate_days_left}.
 */
public final class ExpiryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

    private final Supplier<List<Expiring>> inUse;
    private final Clock clock;
    private final MultiGauge gauge;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "expiry-watch"));
    private final Map<Expiring, LocalDate> warned = new ConcurrentHashMap<>();
    private volatile List<Expiring> seen = List.of();

    /** @param inUse finds everything with an end; may take its time, and is asked every hour */
    public ExpiryWatch(Supplier<List<Expiring>> inUse, MeterRegistry metrics, Clock clock) {
        this.inUse = inUse;
        this.clock = clock;
        this.gauge = MultiGauge.builder("yinzheng.certificate.days.left")
                .description("Days until a certificate or key that this process uses ends, negative when it is past")
                .register(metrics);
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Looks at once, on a thread of its own, and then every hour. */
    public void start() {
        timer.scheduleAtFixedRate(this::lookAndGoOn, 0, 1, TimeUnit.HOURS);
    }

    /** A failed look must not end the schedule. */
    private void lookAndGoOn() {
        CompletableFuture.runAsync(this::look, Runnable::run).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("the ends of certificates could not be looked at", failure);
            }
        });
    }

    /** Looks now. */
    public void look() {
        var found = List.copyOf(inUse.get());
        gauge.register(found.stream().<MultiGauge.Row<?>>map(this::row).toList(), true);
        seen = found;
        found.forEach(this::warn);
    }

    private MultiGauge.Row<Expiring> row(Expiring one) {
        var tags = Tags.of("kind", one.kind().label(), "organisation", one.organisation(), "certificate", one.id());
        return MultiGauge.Row.of(tags, one, it -> it.daysLeft(clock.instant()));
    }

    private void warn(Expiring one) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var days = one.daysLeft(now);
        var notice = Notice.of(days);
        if (notice == Notice.NONE || today.equals(warned.put(one, today))) {
            return;
        }
        (notice.urgent() ? LOG.atError() : LOG.atWarn())
                .addKeyValue("notice", notice)
                .addKeyValue("kind", one.kind().label())
                .addKeyValue("organisation", one.organisation())
                .addKeyValue("certificate", one.id())
                .addKeyValue("daysLeft", (long) Math.floor(days))
                .log("a certificate or key ends soon, or has ended: renew it");
    }

    /** What ends first, of what was seen at the last look. */
    public Optional<Expiring> nearest() {
        return seen.stream().min(Comparator.comparing(Expiring::end));
    }

    /** For health: the nearest end, and how many stand under each notice. */
    public Map<String, Object> details() {
        var now = clock.instant();
        var counts = new EnumMap<Notice, Integer>(Notice.class);
        seen.forEach(one -> counts.merge(Notice.of(one.daysLeft(now)), 1, Integer::sum));
        counts.remove(Notice.NONE);
        return nearest()
                .map(one -> Map.<String, Object>of(
                        "nearest",
                        one.kind().label() + " " + one.organisation() + " " + one.id(),
                        "nearestDaysLeft",
                        (long) Math.floor(one.daysLeft(now)),
                        "notices",
                        counts))
                .orElse(Map.of("notices", counts));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
