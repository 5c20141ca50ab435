// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyState.Status;
import org.yinzheng.chaincode.registry.KeyUse;

/** Which of an agency's keys signs. */
final class SigningKeyTest {
    private static final long NOW = 1_795_000_000;
    private static final int FOOD = 1;

    @Test
    void of_several_keys_the_one_confirmed_last_signs_whatever_they_are_called() {
        var old = key("ff", Status.ACTIVE, NOW - 100, null, List.of());
        var newer = key("0a", Status.ACTIVE, NOW - 10, null, List.of());
        assertThat(chosen(old, newer)).isEqualTo("0a");
        assertThat(chosen(newer, old)).isEqualTo("0a");
    }

    @Test
    void a_key_past_its_planned_end_makes_way_for_an_older_one_that_goes_on() {
        var ended = key("0a", Status.ACTIVE, NOW - 10, NOW - 1, List.of());
        var old = key("ff", Status.ACTIVE, NOW - 100, null, List.of());
        assertThat(chosen(ended, old)).isEqualTo("ff");
        assertThat(chosen(ended)).isEqualTo("none");
        assertThat(chosen(key("0a", Status.ACTIVE, NOW - 10, NOW, List.of())))
                .as("in its last second, as on the ledger")
                .isEqualTo("0a");
    }

    @Test
    void a_key_that_is_not_confirmed_closed_or_for_another_type_does_not_sign() {
        assertThat(chosen(
                        key("0a", Status.PENDING, null, null, List.of()),
                        key("0b", Status.CLOSED, NOW - 5, null, List.of()),
                        key("0c", Status.ACTIVE, NOW - 5, null, List.of(2, 3))))
                .isEqualTo("none");
        assertThat(chosen(key("0a", KeyUse.STATUS, Status.ACTIVE, NOW - 5, null, List.of())))
                .as("one that signs status lists")
                .isEqualTo("none");
        assertThat(chosen(key("0c", Status.ACTIVE, NOW - 5, null, List.of(FOOD))))
                .isEqualTo("0c");
    }

    private static String chosen(KeyState... held) {
        return AgencyDesk.forSigning(Stream.of(held), FOOD, NOW)
                .map(KeyState::kid)
                .orElse("none");
    }

    private static KeyState key(
            String kid, Status status, @Nullable Long from, @Nullable Long notAfter, List<Integer> types) {
        return key(kid, KeyUse.CREDENTIAL, status, from, notAfter, types);
    }

    private static KeyState key(
            String kid, KeyUse use, Status status, @Nullable Long from, @Nullable Long notAfter, List<Integer> types) {
        return new KeyState(
                kid, "agency", "33MKT", use, -9, "", types, status, "one", 1, "two", from, notAfter, null, null, null);
    }
}
