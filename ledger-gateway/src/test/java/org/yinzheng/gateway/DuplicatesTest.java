// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.UnluckyLedger;

/** The same request sent one to five times, with lost messages and new gateway processes between: one document each. */
class DuplicatesTest {
    private static final int REQUESTS = Boolean.getBoolean("yinzheng.endurance") ? 300 : 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void every_request_becomes_exactly_one_licence_and_one_receipt() {
        var random = new Random(11);
        try (var provinces = TestProvinces.startUnlucky(folder)) {
            provinces.post(
                    "zj-finance",
                    "number-blocks",
                    "{\"code\":\"33060126\",\"first\":\"0000000001\",\"last\":\"0000001000\",\"unit\":\""
                            + TestProvinces.HOSPITAL + "\",\"lanes\":4}");
            ((UnluckyLedger) provinces.gateway().bean(LedgerClient.class)).turnBad();
            Map<String, Boolean> keys = new HashMap<>();
            for (int i = 0; i < REQUESTS; i++) {
                var key = UUID.randomUUID().toString();
                boolean licence = random.nextBoolean();
                keys.put(key, licence);
                for (int times = 1 + random.nextInt(5); times > 0; times--) {
                    send(provinces, key, licence);
                }
                if (i % 5 == 4) {
                    provinces.restartGateway();
                    ((UnluckyLedger) provinces.gateway().bean(LedgerClient.class)).turnBad();
                }
            }
            var documents = new HashSet<String>();
            keys.forEach((key, licence) -> documents.add(settled(provinces, key, licence)));
            assertThat(documents).hasSize(REQUESTS);
            assertThat(issued(provinces, "zj-market-clerk", "licences")
                            + issued(provinces, "zj-hospital-clerk", "receipts"))
                    .isEqualTo(REQUESTS);
        }
    }

    private static TestGateway.Answer send(TestProvinces provinces, String key, boolean licence) {
        return licence
                ? provinces
                        .as("zj-market-clerk")
                        .post("/api/v1/licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"), key)
                : provinces
                        .as("zj-hospital-clerk")
                        .post(
                                "/api/v1/receipts",
                                TestProvinces.sample(
                                        "21-medical-outpatient-receipt", "\"type\":21,\"code\":\"33060126\""),
                                key);
    }

    /** Asks with the same key until the outcome is known, as a client does. */
    private static String settled(TestProvinces provinces, String key, boolean licence) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = send(provinces, key, licence);
            if (answer.status() == 201) {
                return answer.body().path(licence ? "licenceId" : "receiptId").asString();
            }
            assertThat(answer.status()).as(answer.text()).isIn(202, 409, 503);
            assertThat(Instant.now()).as("still open: " + answer.text()).isBefore(end);
        }
    }

    private static int issued(TestProvinces provinces, String account, String what) {
        return provinces
                .as(account)
                .get("/api/v1/" + what + "?limit=200")
                .body()
                .path("documents")
                .size();
    }
}
