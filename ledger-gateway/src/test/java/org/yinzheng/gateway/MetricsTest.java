// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads. */
class MetricsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void everyone_who_may_read_health_may_read_the_metrics_and_nothing_more() throws Exception {
        assertThat(status(TestGateway.shared(), "/actuator/health")).isEqualTo(200);
        assertThat(status(TestGateway.shared(), "/actuator/prometheus")).isEqualTo(200);
        assertThat(status(TestGateway.shared(), "/actuator/env")).isEqualTo(404);
    }

    @Test
    void an_issued_licence_is_measured_without_a_word_about_it() throws Exception {
        try (var provinces = TestProvinces.start(folder)) {
            var licence = provinces
                    .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                    .body();
            provinces
                    .as("zj-market-clerk")
                    .get("/api/v1/licences/" + licence.path("licenceId").asString());
            var refused = provinces
                    .as("zj-market-clerk")
                    .post(
                            "/api/v1/licences/1.2.3/operations",
                            "{}",
                            UUID.randomUUID().toString());
            assertThat(refused.status()).isGreaterThanOrEqualTo(400);
            var metrics = metrics(provinces.gateway());
            assertThat(metrics)
                    .contains("yinzheng_change_seconds_count{operation=\"licence.issue\",outcome=\"recorded\"} 1")
                    .contains(
                            "yinzheng_submissions_settled_total{operation=\"licence.issue\",outcome=\"recorded\"} 1.0")
                    .containsPattern("yinzheng_endorsement_seconds_bucket\\{outcome=\"endorsed\",le=\"1\\.0\"} [1-9]")
                    .containsPattern("yinzheng_commit_seconds_count\\{outcome=\"valid\"} [1-9]")
                    .contains("yinzheng_commit_seconds_count{outcome=\"unknown\"} 0")
                    .contains("yinzheng_outbox_unsettled 0.0")
                    .contains("yinzheng_outbox_oldest_unsettled_seconds 0.0")
                    .contains("yinzheng_idle_beats_total{outcome=\"sent\",region=\"330000\"} 0.0")
                    .containsPattern(
                            "yinzheng_certificate_days_left\\{certificate=\"[0-9a-f]{16}\",kind=\"client\",organisation=\"ZhejiangMSP\"} [0-9]+");
            assertThat(metrics)
                    .as("identifiers, accounts and agencies")
                    .doesNotContain(licence.path("licenceId").asString())
                    .doesNotContain(licence.path("shortNumber").asString())
                    .doesNotContain(licence.path("transactionId").asString())
                    .doesNotContain("zj-market-clerk")
                    .doesNotContain(TestProvinces.MARKET)
                    .doesNotContain("1.2.3");
        }
    }

    private static int status(TestGateway gateway, String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(gateway.uri(path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String metrics(TestGateway gateway) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(gateway.uri("/actuator/prometheus"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
