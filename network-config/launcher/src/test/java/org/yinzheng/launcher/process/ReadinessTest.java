// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another demo's gateway has the port and answers everything, under its own name. */
final class ReadinessTest {
    @TempDir
    Path root;

    private HttpServer anothers;
    private DataFolder folder;

    @BeforeEach
    void anothers_gateway_serves() throws IOException {
        anothers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        anothers.createContext("/actuator/health/readiness", exchange -> answer(exchange, "{\"status\":\"UP\"}"));
        anothers.createContext("/actuator/info", exchange -> answer(exchange, "{\"instance\":\"anothers\"}"));
        anothers.start();
        folder = new DataFolder(root.resolve("data"));
        folder.create();
        folder.freshTemporary(Service.GATEWAY);
    }

    @AfterEach
    void stop() {
        anothers.stop(0);
    }

    @Test
    void an_answer_counts_only_from_the_process_that_was_started() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port());
        assertThat(Readiness.ofHttp(address, folder.newInstance(Service.GATEWAY))
                        .answers())
                .isFalse();
        assertThat(Readiness.ofHttp(address, "anothers").answers()).isTrue();
    }

    @Test
    void a_service_that_lost_its_port_while_it_started_is_one_line_with_the_way_out() throws Exception {
        folder.newInstance(Service.GATEWAY);
        new ServiceProcess(folder, Service.GATEWAY)
                .start(List.of("sh", "-c", "echo Port already in use; exit 1"))
                .onExit()
                .join();
        assertThatThrownBy(() -> processes().await(Ports.known(Map.of(Service.GATEWAY, port())), Service.GATEWAY))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("another program took port " + port()
                        + " while the gateway started; start again for the next free port, or name another");
    }

    @Test
    void a_process_whose_name_is_not_known_is_not_waited_for() {
        assertThatThrownBy(() -> processes().await(Ports.known(Map.of(Service.GATEWAY, port())), Service.GATEWAY))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("run ./yinzheng down, then start again");
    }

    @Test
    void the_peer_is_ready_where_it_wrote_that_it_serves() throws Exception {
        folder.freshTemporary(Service.PEER);
        Readiness peer = Readiness.ofFile(folder.endpoint(), "127.0.0.1:7051");
        assertThat(peer.answers()).isFalse();
        Files.writeString(folder.endpoint(), "127.0.0.1:7051");
        assertThat(peer.answers()).isTrue();
        folder.freshTemporary(Service.PEER);
        assertThat(peer.answers()).as("at the next start").isFalse();
    }

    private DemoProcesses processes() {
        return new DemoProcesses(new Installation(root), folder);
    }

    private int port() {
        return anothers.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
