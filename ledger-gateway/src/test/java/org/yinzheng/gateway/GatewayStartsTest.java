// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class GatewayStartsTest {
    private static final TestGateway gateway = TestGateway.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void the_landing_page_is_open_to_everyone() throws Exception {
        var page = HTTP.send(HttpRequest.newBuilder(gateway.uri("/")).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("印证").contains("/v3/api-docs");
    }

    @Test
    void the_port_it_took_stands_in_a_file() throws IOException {
        assertThat(Files.readString(TestGateway.sharedData().resolve("gateway.port"))
                        .strip())
                .isEqualTo(String.valueOf(gateway.uri("/").getPort()));
    }

    @Test
    void every_registered_client_gets_an_account_that_only_the_owner_can_read() throws IOException {
        var accounts = TestGateway.sharedData().resolve("accounts.yaml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accounts)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(accounts)).contains("zj-market-clerk").contains("jx-insurer");
    }

    @Test
    void a_request_without_a_token_is_a_problem_in_the_readers_language() throws Exception {
        var request = HttpRequest.newBuilder(gateway.uri("/api/v1/me"))
                .header("Accept-Language", "zh-CN")
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo("LOGIN_REQUIRED");
        assertThat(problem.path("title").asString()).isEqualTo("需要登录");
    }

    @Test
    void a_token_tells_who_one_is_and_the_certificate_tells_the_roles() throws Exception {
        var me = gateway.as("zj-market-clerk").get("/api/v1/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body().path("account").asString()).isEqualTo("zj-market-clerk");
        assertThat(me.body().path("agency").asString()).isEqualTo("11330000MB03300858");
        assertThat(me.body().path("region").asString()).isEqualTo("330000");
        assertThat(me.body().path("roles").get(0).asString()).isEqualTo("clerk");
    }

    @Test
    void a_wrong_secret_gets_no_token() {
        assertThat(gateway.token("zj-market-clerk", "guess")).isEmpty();
    }

    @Test
    void health_says_whether_the_database_and_the_outbox_are_well() throws Exception {
        var health = HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(gateway.uri("/actuator/health").toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(health.body()).contains("outbox").contains("ledger");
    }

    /** Run with {@code -Dyinzheng.openapi.write=true} after a wanted change of the API, and commit the file. */
    @Test
    void the_committed_description_of_the_api_is_that_of_the_code() throws Exception {
        var file = Path.of("src/main/openapi/openapi.json");
        var served =
                HTTP.send(HttpRequest.newBuilder(gateway.uri("/v3/api-docs")).build(), BodyHandlers.ofString());
        var sorted = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        Map<?, ?> tree = sorted.readValue(served.body(), TreeMap.class);
        tree.remove("servers");
        var text = sorted.writeValueAsString(tree) + "\n";
        if (Boolean.getBoolean("yinzheng.openapi.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
