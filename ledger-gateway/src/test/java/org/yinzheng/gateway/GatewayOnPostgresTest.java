// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.rating.Grade;
import org.yinzheng.gateway.rating.Rating;
import org.yinzheng.gateway.rating.RatingCounts;
import org.yinzheng.gateway.rating.Ratings;
import org.yinzheng.gateway.rating.Reason;
import org.yinzheng.gateway.rating.Service;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.TestDatabase;

/** The whole gateway with its database configured to PostgreSQL. */
class GatewayOnPostgresTest {
    @TempDir
    Path data;

    @Test
    void a_change_and_a_rating_are_recorded_and_remembered_across_a_new_process() throws IOException {
        var url = "yinzheng.gateway.database.url=" + TestDatabase.emptyOnPostgres();
        var key = UUID.randomUUID().toString();
        String first;
        try (var gateway = gateway(url)) {
            var answer = gateway.as("zj-registrar").post("/api/v1/beats", "{}", key);
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            first = answer.text();
            assertThat(rate(gateway, "OTHER")).isTrue();
        }
        try (var gateway = gateway(url)) {
            assertThat(gateway.as("zj-registrar")
                            .post("/api/v1/beats", "{}", key)
                            .text())
                    .isEqualTo(first);
            assertThat(rate(gateway, "UNFRIENDLY")).as("a second time").isFalse();
            var row = gateway.bean(RatingCounts.class).all("ZhejiangMSP").get(0);
            assertThat(row.invited()).isEqualTo(1);
            assertThat(row.checks()).isEqualTo(1);
            assertThat(row.reasons()).isEqualTo(Map.of(Reason.OTHER, 1L));
            var caller = gateway.bean(Callers.class).of("zj-registrar").orElseThrow();
            assertThat(gateway.bean(Ratings.class)
                            .remarks(caller, 0, Place.NEWEST, 9)
                            .items())
                    .extracting(Ratings.Remark::words)
                    .containsExactly("排队太久");
        }
        assertThat(data.resolve("gateway.db")).doesNotExist();
    }

    private static boolean rate(TestGateway gateway, String reason) {
        var ratings = gateway.bean(Ratings.class);
        var caller = gateway.bean(Callers.class).of("zj-registrar").orElseThrow();
        var invitation = ratings.invite(
                caller, Service.CHECK, "11111111-1111-4111-8111-111111111111", "ENTER-SCHOOL", Instant.now());
        return ratings.rate(
                invitation.ticket(), new Rating(Grade.DISSATISFIED, Optional.of(Reason.valueOf(reason)), "排队太久"));
    }

    private TestGateway gateway(String url) {
        var gateway = TestGateway.withFakeLedger(data, url);
        ((FakeLedger) gateway.bean(LedgerClient.class))
                .contract(call -> call.function().endsWith(":List") ? "{\"items\":[]}" : "{}");
        return gateway;
    }
}
