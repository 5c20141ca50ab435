// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LastChangesTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private Instant now = Instant.parse("2026-11-22T00:00:00Z");
    private final InstantSource time = () -> now;
    private final LastChanges changes = new LastChanges(time.withZone(ZoneOffset.UTC));

    @Test
    void a_region_is_idle_once_nothing_was_recorded_for_long_enough() {
        now = now.plusSeconds(299);
        assertThat(changes.isIdle("ZhejiangMSP", FIVE_MINUTES)).isFalse();
        now = now.plusSeconds(1);
        assertThat(changes.isIdle("ZhejiangMSP", FIVE_MINUTES)).isTrue();
    }

    @Test
    void a_change_of_one_region_says_nothing_about_another() {
        now = now.plusSeconds(300);
        changes.recorded("ZhejiangMSP");
        assertThat(changes.isIdle("ZhejiangMSP", FIVE_MINUTES)).isFalse();
        assertThat(changes.isIdle("JiangxiMSP", FIVE_MINUTES)).isTrue();
    }
}
