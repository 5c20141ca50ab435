// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What Prometheus reads. */
class MetricsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void everyone_who_may_read_health_may_read_the_metrics_and_nothing_more() throws Exception {
        assertThat(status(TestGateway.shared(), "/actuator/health")).isEqualTo(200);
        assertThat(status(TestGateway.shared(), "/actuator/prometheus")).isEqualTo(200);
        assertThat(status(TestGateway.shared(), "/actuator/env")).isEqualTo(404);
    }

    @Test
    void an_issued_licence_is_measured_without_a_word_about_it() throws Exception {
        var provinces = TestProvinces.shared();
        var before = metrics(provinces.gateway());
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
        for (var series : List.of(
                "yinzheng_change_seconds_count{operation=\"licence.issue\",outcome=\"recorded\"}",
                "yinzheng_submissions_settled_total{operation=\"licence.issue\",outcome=\"recorded\"}",
                "yinzheng_endorsement_seconds_count{outcome=\"endorsed\"}",
                "yinzheng_commit_seconds_count{outcome=\"valid\"}")) {
            assertThat(value(metrics, series) - value(before, series))
                    .as(series)
                    .isEqualTo(1);
        }
        assertThat(metrics)
                .containsPattern("yinzheng_endorsement_seconds_bucket\\{outcome=\"endorsed\",le=\"1\\.0\"} [1-9]")
                .contains("yinzheng_commit_seconds_count{outcome=\"unknown\"} ")
                .contains("yinzheng_outbox_unsettled 0.0")
                .contains("yinzheng_outbox_oldest_unsettled_seconds 0.0")
                .contains("yinzheng_idle_beats_total{outcome=\"sent\",region=\"330000\"} ")
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

    /** Zero for a series that nothing was measured for. */
    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
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
