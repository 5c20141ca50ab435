// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ExpiryWatchTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Expiring> inUse = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ExpiryWatch.class);
    private Instant now = START;
    private final ExpiryWatch watch = new ExpiryWatch(() -> inUse, metrics, clock());

    @BeforeEach
    void listen() {
        log.start();
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        watch.close();
    }

    @ParameterizedTest
    @CsvSource({
        "61, NONE",
        "60, SIXTY_DAYS",
        "30.5, SIXTY_DAYS",
        "30, THIRTY_DAYS",
        "7, SEVEN_DAYS",
        "0.1, SEVEN_DAYS",
        "0, EXPIRED",
        "-3, EXPIRED"
    })
    void so_many_days_have_this_notice(double days, Notice notice) {
        assertThat(Notice.of(days)).isEqualTo(notice);
    }

    @Test
    void a_certificate_with_thirty_days_gets_one_line_a_day_however_often_it_is_looked_at() {
        inUse.add(ending("aa", 30));
        watch.look();
        now = START.plus(Duration.ofHours(3));
        watch.look();
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly(
                        "notice=THIRTY_DAYS",
                        "kind=client",
                        "organisation=ZhejiangMSP",
                        "certificate=aa",
                        "daysLeft=30");
        now = START.plus(Duration.ofDays(1));
        watch.look();
        assertThat(log.list).hasSize(2);
    }

    @Test
    void what_lasts_longer_than_sixty_days_gets_no_line() {
        inUse.add(ending("aa", 61));
        watch.look();
        assertThat(log.list).isEmpty();
    }

    @Test
    void the_metric_counts_down_by_itself_and_forgets_what_is_not_used_any_more() {
        inUse.add(ending("aa", 100));
        inUse.add(ending("bb", 5));
        watch.look();
        now = START.plus(Duration.ofHours(12));
        assertThat(gauge("aa").value()).isEqualTo(99.5);
        assertThat(gauge("bb").value()).isEqualTo(4.5);
        inUse.remove(1);
        watch.look();
        assertThat(metrics.find("yinzheng.certificate.days.left").gauges()).hasSize(1);
    }

    @Test
    void health_names_the_nearest_end_and_counts_the_notices() {
        inUse.addAll(List.of(ending("aa", 100), ending("bb", 5), ending("cc", 25), ending("dd", 29)));
        watch.look();
        assertThat(watch.details())
                .containsEntry("nearest", "client ZhejiangMSP bb")
                .containsEntry("nearestDaysLeft", 5L)
                .extractingByKey("notices")
                .hasToString("{THIRTY_DAYS=2, SEVEN_DAYS=1}");
    }

    private Gauge gauge(String id) {
        return metrics.get("yinzheng.certificate.days.left")
                .tag("certificate", id)
                .gauge();
    }

    private static Expiring ending(String id, long days) {
        return new Expiring(Expiring.Kind.CLIENT, "ZhejiangMSP", id, START.plus(Duration.ofDays(days)));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
