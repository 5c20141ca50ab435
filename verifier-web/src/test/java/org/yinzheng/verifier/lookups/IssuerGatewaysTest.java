// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.lookups;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerGatewaysTest {

    @Test
    void an_address_of_the_registry_is_taken_over_tls() {
        assertThat(IssuerGateways.registered("https://gateway.example:65535/zj/"))
                .contains(URI.create("https://gateway.example:65535/zj/"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "http://gateway.example/",
                "https://gateway.example:99999/",
                "https://user@gateway.example/",
                "https://gateway.example/?to=1",
                "https://gateway.example/#to",
                "https:opaque",
                "https://no address",
                "file:///etc/hosts"
            })
    void whatever_else_stands_there_is_no_address(String words) {
        assertThat(IssuerGateways.registered(words)).isEmpty();
    }
}
