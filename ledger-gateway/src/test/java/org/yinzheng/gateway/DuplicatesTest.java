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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.UnluckyLedger;

/** The same request sent one to five times, with lost messages and new gateway processes between: written once each. */
class DuplicatesTest {
    private static final int WAVES = Boolean.getBoolean("yinzheng.endurance") ? 15 : 2;

    /** Of each wave, at the same time: so many licences that some go in one call, a receipt and a batch of receipts. */
    private static final int LICENCES = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void every_request_becomes_exactly_one_licence_one_receipt_or_one_batch() {
        var random = new Random(11);
        try (var provinces = TestProvinces.startUnlucky(folder)) {
            provinces.post(
                    "zj-finance",
                    "number-blocks",
                    "{\"code\":\"33060126\",\"first\":\"0000000001\",\"last\":\"0000001000\",\"unit\":\""
                            + TestProvinces.HOSPITAL + "\",\"lanes\":4}");
            ((UnluckyLedger) provinces.gateway().bean(LedgerClient.class)).turnBad();
            Map<String, Order> keys = new HashMap<>();
            for (int wave = 0; wave < WAVES; wave++) {
                var sent = new HashMap<String, Order>();
                for (int i = 0; i < LICENCES; i++) {
                    sent.put(UUID.randomUUID().toString(), Order.LICENCE);
                }
                sent.put(UUID.randomUUID().toString(), Order.RECEIPT);
                sent.put(UUID.randomUUID().toString(), Order.BATCH);
                sendAll(provinces, sent, random);
                keys.putAll(sent);
                provinces.restartGateway();
                ((UnluckyLedger) provinces.gateway().bean(LedgerClient.class)).turnBad();
            }
            var documents = new HashSet<String>();
            keys.forEach((key, order) -> documents.add(settled(provinces, key, order)));
            assertThat(documents).hasSameSizeAs(keys.keySet());
            assertThat(issued(provinces, "zj-market-clerk", "licences")
                            + issued(provinces, "zj-hospital-clerk", "receipts"))
                    .isEqualTo(keys.values().stream().mapToInt(Order::documents).sum());
        }
    }

    /** Each key one to five times, all keys at the same time. */
    private static void sendAll(TestProvinces provinces, Map<String, Order> keys, Random random) {
        var clients = Executors.newFixedThreadPool(keys.size());
        try {
            var sending = keys.entrySet().stream()
                    .map(one -> {
                        int times = 1 + random.nextInt(5);
                        return CompletableFuture.runAsync(
                                () -> {
                                    for (int i = 0; i < times; i++) {
                                        send(provinces, one.getKey(), one.getValue());
                                    }
                                },
                                clients);
                    })
                    .toList();
            sending.forEach(CompletableFuture::join);
        } finally {
            clients.shutdown();
        }
    }

    /** What is sent, and what the answer names it by. */
    private enum Order {
        LICENCE("licenceId"),
        RECEIPT("receiptId"),
        BATCH("batchId");

        private final String name;

        Order(String name) {
            this.name = name;
        }

        int documents() {
            return this == BATCH ? 2 : 1;
        }
    }

    private static TestGateway.Answer send(TestProvinces provinces, String key, Order order) {
        var receipt = "21-medical-outpatient-receipt";
        var hospital = provinces.as("zj-hospital-clerk");
        return switch (order) {
            case LICENCE ->
                provinces
                        .as("zj-market-clerk")
                        .post("/api/v1/licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"), key);
            case RECEIPT ->
                hospital.post(
                        "/api/v1/receipts", TestProvinces.sample(receipt, "\"type\":21,\"code\":\"33060126\""), key);
            case BATCH ->
                hospital.post(
                        "/api/v1/receipt-batches",
                        "{\"type\":21,\"code\":\"33060126\",\"receipts\":[%1$s,%1$s]}"
                                .formatted(TestProvinces.sample(receipt)),
                        key);
        };
    }

    /** Asks with the same key until the outcome is known, as a client does. */
    private static String settled(TestProvinces provinces, String key, Order order) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = send(provinces, key, order);
            if (answer.status() == 201) {
                return answer.body().path(order.name).asString();
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
