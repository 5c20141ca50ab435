// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void the_addresses_of_one_ipv6_network_count_as_one_and_those_of_ipv4_each() {
        assertThat(ClientAddress.counted("2001:db8:0:1:2:3:4:5"))
                .isEqualTo(ClientAddress.counted("2001:db8:0:1::9"))
                .isNotEqualTo(ClientAddress.counted("2001:db8:0:2::9"));
        assertThat(ClientAddress.counted("192.0.2.1")).isNotEqualTo(ClientAddress.counted("192.0.2.2"));
        assertThat(ClientAddress.counted("not:an:address")).isEqualTo("not:an:address");
    }
}
