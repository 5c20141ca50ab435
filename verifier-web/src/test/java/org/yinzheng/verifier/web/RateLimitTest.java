// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void the_addresses_of_one_ipv6_network_count_as_one_and_those_of_ipv4_each() {
        assertThat(RateLimit.client("2001:db8:0:1:2:3:4:5"))
                .isEqualTo(RateLimit.client("2001:db8:0:1::9"))
                .isNotEqualTo(RateLimit.client("2001:db8:0:2::9"));
        assertThat(RateLimit.client("192.0.2.1")).isNotEqualTo(RateLimit.client("192.0.2.2"));
        assertThat(RateLimit.client("not:an:address")).isEqualTo("not:an:address");
    }
}
