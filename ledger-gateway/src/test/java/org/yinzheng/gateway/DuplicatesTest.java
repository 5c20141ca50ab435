// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.UnluckyLedger;
import org.yinzheng.gateway.storage.Database;

/** The same request sent one to five times, with lost messages and new gateway processes between: written once each. */
class DuplicatesTest {
    private static final int WAVES = Boolean.getBoolean("yinzheng.endurance") ? 15 : 2;

    /** Of each wave, at the same time: so many licences that some go in one call, a receipt and a batch of receipts. */
    private static final int LICENCES = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static TestProvinces provinces;

    @BeforeAll
    static void start() {
        provinces = TestProvinces.startUnlucky(folder);
    }

    /** Whatever another test left. */
    @BeforeEach
    void well() {
        ledger().turnBad(false);
        ledger().turnDeaf(false);
    }

    @AfterAll
    static void stop() {
        provinces.close();
    }

    private static UnluckyLedger ledger() {
        return (UnluckyLedger) provinces.gateway().bean(LedgerClient.class);
    }

    @Test
    void every_request_becomes_exactly_one_licence_one_receipt_or_one_batch() {
        var random = new Random(11);
        int before = issued("zj-market-clerk", "licences") + issued("zj-hospital-clerk", "receipts");
        provinces.post(
                "zj-finance",
                "number-blocks",
                "{\"code\":\"33060126\",\"first\":\"0000000001\",\"last\":\"0000001000\",\"unit\":\""
                        + TestProvinces.HOSPITAL + "\",\"lanes\":4}");
        ledger().turnBad(true);
        Map<String, Order> keys = new HashMap<>();
        for (int wave = 0; wave < WAVES; wave++) {
            var sent = new HashMap<String, Order>();
            for (int i = 0; i < LICENCES; i++) {
                sent.put(UUID.randomUUID().toString(), Order.LICENCE);
            }
            sent.put(UUID.randomUUID().toString(), Order.RECEIPT);
            sent.put(UUID.randomUUID().toString(), Order.BATCH);
            sendAll(sent, random);
            keys.putAll(sent);
            provinces.restartGateway();
            ledger().turnBad(true);
        }
        var documents = new HashSet<String>();
        keys.forEach((key, order) -> documents.add(settled(key, order)));
        assertThat(documents).hasSameSizeAs(keys.keySet());
        assertThat(issued("zj-market-clerk", "licences") + issued("zj-hospital-clerk", "receipts") - before)
                .isEqualTo(keys.values().stream().mapToInt(Order::documents).sum());
    }

    /** Given up at once, they would be issued and stand in no result; put into a new file, they would be issued twice. */
    @Test
    void a_job_is_given_up_only_when_what_it_sent_is_decided_and_its_result_then_has_all_that_was_issued() {
        var clerk = provinces.as("zj-market-clerk");
        ledger().turnDeaf(true);
        var job = started(3);
        until(() -> sentInVain(job) == 3);
        clerk.post(job + "/pause", "");
        var early = clerk.post(job + "/discard", "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("JOB_ON_ITS_WAY");
        assertThat(early.text()).contains("(3)", "10 minutes");
        assertThat(clerk.get(job).body().path("state").asString()).isEqualTo("PAUSED");
        ledger().turnDeaf(false);
        until(() -> clerk.post(job + "/discard", "").status() == 200);
        var given = clerk.get(job).body();
        assertThat(given.path("state").asString()).isEqualTo("DISCARDED");
        assertThat(given.path("issued").asInt()).as(given.toString()).isEqualTo(3);
        var rows = clerk.get(job + "/rows?state=ISSUED").body();
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(
                        clerk.get("/api/v1/licences/" + row.path("licenceId").asString(), "Yinzheng-Purpose", "COUNTER")
                                .body()
                                .at("/ledger/body/transactionId"))
                .isEqualTo(row.path("transactionId")));
    }

    /** Its rows were still being signed: they are neither stored nor sent any more. */
    @Test
    void nothing_is_issued_of_a_job_that_was_given_up_before_its_rows_were_sent() {
        var clerk = provinces.as("zj-market-clerk");
        int before = issued("zj-market-clerk", "licences");
        var release = ledger().hold();
        var job = started(3);
        until(() -> ledger().held() > 0);
        clerk.post(job + "/pause", "");
        assertThat(clerk.post(job + "/discard", "").status()).isEqualTo(200);
        release.countDown();
        var next = started(1);
        until(() -> clerk.get(next).body().path("state").asString().equals("DONE"));
        assertThat(issued("zj-market-clerk", "licences")).isEqualTo(before + 1);
        assertThat(clerk.get(job + "/rows?state=READY").body()).hasSize(3);
    }

    /** The address of a job that runs. */
    private static String started(int rows) {
        var clerk = provinces.as("zj-market-clerk");
        var job = "/api/v1/bulk-jobs/" + UUID.randomUUID();
        clerk.put(job + "?type=1", BulkFiles.file(rows).getBytes(StandardCharsets.UTF_8), "text/csv");
        assertThat(clerk.post(job + "/start", "").body().path("state").asString())
                .isEqualTo("RUNNING");
        return job;
    }

    /** Rows of a job that were sent and of which nothing was heard. */
    private static int sentInVain(String job) {
        return provinces.gateway().bean(Database.class).<Integer>read(client -> client.sql(
                        "SELECT COUNT(*) FROM submission WHERE state = 'UNKNOWN' AND idempotency_key LIKE ?")
                .param("bulk." + job.replaceAll(".*/", "") + ".%")
                .query(Integer.class)
                .single());
    }

    private static void until(BooleanSupplier holds) {
        var end = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    /** Each key one to five times, all keys at the same time. */
    private static void sendAll(Map<String, Order> keys, Random random) {
        var clients = Executors.newFixedThreadPool(keys.size());
        try {
            var sending = keys.entrySet().stream()
                    .map(one -> {
                        int times = 1 + random.nextInt(5);
                        return CompletableFuture.runAsync(
                                () -> {
                                    for (int i = 0; i < times; i++) {
                                        send(one.getKey(), one.getValue());
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

    private static TestGateway.Answer send(String key, Order order) {
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
    private static String settled(String key, Order order) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = send(key, order);
            if (answer.status() == 201) {
                return answer.body().path(order.name).asString();
            }
            assertThat(answer.status()).as(answer.text()).isIn(202, 409, 503);
            assertThat(Instant.now()).as("still open: " + answer.text()).isBefore(end);
        }
    }

    private static int issued(String account, String what) {
        return provinces
                .as(account)
                .get("/api/v1/" + what + "?limit=200")
                .body()
                .path("documents")
                .size();
    }
}
