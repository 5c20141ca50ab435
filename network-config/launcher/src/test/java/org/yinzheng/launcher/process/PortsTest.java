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
    void two_launchers_that_start_at_once_never_choose_the_same_port() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherLauncher.class.getName(),
                        String.valueOf(free))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo(String.valueOf(free));
            assertThat(Ports.choose(Map.of(), Map.of(Service.PEER, free)).of(Service.PEER))
                    .isNotEqualTo(free);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** Has chosen a port, and its service does not listen yet. */
    static final class OtherLauncher {
        private OtherLauncher() {}

        public static void main(String[] arguments) throws IOException {
            Ports ports = Ports.choose(Map.of(), Map.of(Service.PEER, Integer.valueOf(arguments[0])));
            System.out.println(ports.of(Service.PEER));
            System.in.read();
        }
    }

    @Test
    void one_port_that_was_asked_for_twice_is_refused() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        assertThatThrownBy(() -> Ports.choose(Map.of(Service.PEER, free, Service.VERIFIER, free), Map.of()))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("port " + free + " for the verifier was named for another service too; name one for each");
    }

    @Test
    void ports_for_phones_are_none_of_the_services() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        Ports.choose(Map.of(Service.GATEWAY, free), Map.of());
        assertThat(Ports.free(free, 3)).doesNotContain(free);
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
