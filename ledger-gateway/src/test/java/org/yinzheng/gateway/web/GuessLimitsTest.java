// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class GuessLimitsTest {
    private static final String GUARDED = "licence:ZJ2026-F-";

    @Test
    void one_address_is_limited_and_another_is_not() {
        var limits = new GuessLimits(2, 100);
        assertThat(limits.take(from("192.0.2.1"), "a")).isZero();
        assertThat(limits.take(from("192.0.2.1"), "b")).isZero();
        assertThat(limits.take(from("192.0.2.1"), "c")).isPositive();
        assertThat(limits.take(from("192.0.2.2"), "c")).isZero();
    }

    @Test
    void addresses_of_one_ipv6_network_count_as_one() {
        var limits = new GuessLimits(2, 1000);
        assertThat(limits.take(from("2001:db8:0:1::1"), "a")).isZero();
        assertThat(limits.take(from("2001:db8:0:1::2"), "b")).isZero();
        assertThat(limits.take(from("2001:db8:0:1:2:3:4:5"), "c")).isPositive();
        assertThat(limits.take(from("2001:db8:0:2::1"), "d")).isZero();
    }

    @Test
    void guesses_at_a_document_are_not_forgotten_for_guesses_at_as_many_others_as_are_remembered() {
        var limits = new GuessLimits(1_000_000, 3);
        while (limits.take(from("192.0.2.1"), GUARDED) == 0) {}
        for (int i = 0; i <= RateLimit.REMEMBERED; i++) {
            limits.take(from("192.0.2.1"), "receipt:33060126:" + i);
        }
        assertThat(limits.take(from("192.0.2.1"), GUARDED)).isPositive();
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
