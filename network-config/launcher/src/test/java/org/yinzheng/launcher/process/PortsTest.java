// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {
    @Test
    void a_busy_port_that_was_asked_for_is_refused_in_one_line_with_the_way_out() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.choose(Map.of(Service.GATEWAY, busy.getLocalPort()), Map.of()))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessage(
                            "port " + busy.getLocalPort()
                                    + " for the gateway is busy; leave the option out to take the next free one, or name another")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_busy_port_that_was_only_preferred_gives_way_to_the_next() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.choose(Map.of(), Map.of(Service.PEER, busy.getLocalPort()));
            assertThat(ports.of(Service.PEER)).isGreaterThan(busy.getLocalPort());
        }
    }

    @Test
    void two_services_never_get_the_same_port() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        Ports ports = Ports.choose(Map.of(), Map.of(Service.PEER, free, Service.GATEWAY, free, Service.VERIFIER, free));
        assertThat(ports.of(Service.PEER))
                .isNotEqualTo(ports.of(Service.GATEWAY))
                .isNotEqualTo(ports.of(Service.VERIFIER));
        assertThat(ports.of(Service.GATEWAY)).isNotEqualTo(ports.of(Service.VERIFIER));
    }

    @Test
    void the_choice_is_remembered(@TempDir Path folder) throws IOException {
        Ports ports = Ports.choose(Map.of(), Map.of());
        ports.store(folder.resolve("ports"));
        assertThat(Ports.stored(folder.resolve("ports")))
                .hasSize(3)
                .containsEntry(Service.VERIFIER, ports.of(Service.VERIFIER));
    }
}
