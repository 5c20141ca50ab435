// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.gateway.registry.KeyRow.Standing;

final class KeyRowTest {
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

    private static KeyRow row(KeyState.Status status, @Nullable Duration left, KeyState.@Nullable Closing closing) {
        var end = left == null ? null : NOW.plus(left).getEpochSecond();
        var closed = closing == null ? null : NOW.getEpochSecond();
        var key = new KeyState(
                "kid " + left,
                "agency",
                "33MKT",
                KeyUse.CREDENTIAL,
                -9,
                "",
                List.of(),
                status,
                "one",
                1,
                "two",
                2L,
                end,
                closing == null ? null : "two",
                closed,
                closing);
        return KeyRow.of(key, NOW, false, false);
    }

    private static KeyRow active(@Nullable Duration left) {
        return row(KeyState.Status.ACTIVE, left, null);
    }

    @Test
    void a_key_s_end_is_near_in_its_last_thirty_days_and_over_after_them() {
        assertThat(active(null).standing()).isEqualTo(Standing.ACTIVE);
        assertThat(active(Duration.ofDays(31)).standing()).isEqualTo(Standing.ACTIVE);
        assertThat(active(Duration.ofDays(31).minusSeconds(1)).standing()).isEqualTo(Standing.ENDING);
        assertThat(active(Duration.ofSeconds(1)).standing()).isEqualTo(Standing.ENDING);
        assertThat(active(Duration.ofSeconds(-1)).standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void the_days_left_are_whole_ones_and_there_are_none_of_a_key_that_signs_nothing() {
        assertThat(active(Duration.ofDays(3).minusSeconds(1)).daysLeft()).isEqualTo(2);
        assertThat(active(Duration.ofSeconds(-1)).daysLeft()).isNull();
        assertThat(row(KeyState.Status.CLOSED, Duration.ofDays(3), KeyState.Closing.NORMAL)
                        .daysLeft())
                .isNull();
    }

    @Test
    void what_asks_for_something_stands_first() {
        var rows = Stream.of(
                        row(KeyState.Status.CLOSED, null, KeyState.Closing.COMPROMISED),
                        active(null),
                        active(Duration.ofDays(-1)),
                        active(Duration.ofDays(9)),
                        row(KeyState.Status.PENDING, null, null),
                        active(Duration.ofDays(5)))
                .sorted(KeyRow.ORDER)
                .toList();
        assertThat(rows)
                .extracting(KeyRow::standing)
                .containsExactly(
                        Standing.ENDING,
                        Standing.ENDING,
                        Standing.PENDING,
                        Standing.ACTIVE,
                        Standing.ENDED,
                        Standing.COMPROMISED);
        assertThat(rows.get(0).daysLeft()).isEqualTo(5);
    }
}
