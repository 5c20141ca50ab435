// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComposeFailureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error starting userland proxy: listen tcp4 127.0.0.1:17051: bind: address already in use|port 17051 is used",
                "driver failed programming external connectivity: Bind for 127.0.0.1:18050 failed: port is already allocated|port 18050 is used",
                "failed to register layer: write /usr/x: no space left on device|the disk is full",
                "something else|something else); run ./yinzheng network doctor",
            })
    void the_one_cause_is_named(String said, String cause) {
        assertThat(ComposeFailure.of(new Command.Outcome(1, "Creating peer0 ...\n" + said + "\n")))
                .hasMessageContaining(cause);
    }
}
