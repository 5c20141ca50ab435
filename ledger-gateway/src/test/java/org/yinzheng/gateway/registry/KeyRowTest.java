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
import org.yinzheng.gateway.TestNetwork;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.TestOrganisations;
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

    private static KeyRow seenBy(String account, String agency, String proposedBy, KeyState.Status status) {
        var organisation = TestOrganisations.of(TestNetwork.material())
                .byMsp("ZhejiangMSP")
                .orElseThrow();
        var reader =
                new Caller(account, organisation, organisation.client(account).orElseThrow());
        var officer = proposedBy.equals("self") ? reader.identity().officer() : proposedBy;
        var key = new KeyState(
                "kid",
                agency,
                "33MKT",
                KeyUse.CREDENTIAL,
                -9,
                "",
                List.of(),
                status,
                officer,
                1,
                null,
                null,
                null,
                null,
                null,
                null);
        return KeyRow.of(key, NOW, reader, List.of(reader.agency()));
    }

    private static KeyRow pending(String account, String agency, String proposedBy) {
        return seenBy(account, agency, proposedBy, KeyState.Status.PENDING);
    }

    @Test
    void a_second_keeper_or_approver_of_the_agency_may_confirm_a_key_and_nobody_else() {
        var market = "11330000MB03300858";
        assertThat(pending("zj-market-approver", market, "another").confirmable())
                .isTrue();
        assertThat(pending("zj-market-keeper", market, "another").confirmable()).isTrue();
        assertThat(pending("zj-market-keeper", market, "self").confirmable())
                .as("who proposed it")
                .isFalse();
        assertThat(pending("zj-hospital-approver", market, "another").confirmable())
                .as("another agency's approver")
                .isFalse();
        assertThat(pending("zj-market-clerk", market, "another").confirmable())
                .as("a clerk")
                .isFalse();
        assertThat(pending("zj-registrar", market, "another").confirmable())
                .as("a registrar, who sees all keys")
                .isFalse();
        assertThat(seenBy("zj-market-approver", market, "another", KeyState.Status.ACTIVE)
                        .confirmable())
                .as("one that is confirmed")
                .isFalse();
    }

    @Test
    void those_who_look_after_a_key_and_the_registrar_may_close_it_as_long_as_it_is_open() {
        var market = "11330000MB03300858";
        assertThat(pending("zj-market-approver", market, "another").closable()).isTrue();
        assertThat(pending("zj-market-keeper", market, "another").closable()).isTrue();
        assertThat(pending("zj-registrar", market, "another").closable()).isTrue();
        assertThat(pending("zj-market-clerk", market, "another").closable()).isFalse();
        assertThat(pending("zj-hospital-approver", market, "another").closable())
                .isFalse();
        assertThat(seenBy("zj-market-approver", market, "another", KeyState.Status.CLOSED)
                        .closable())
                .isFalse();
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
