// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.registry.RegistryReader;
import tools.jackson.databind.JsonNode;

/**
 * A bulk job whose gateway is killed on the way and started again: each row that fits becomes exactly one licence
 * on the ledger, each row that does not is explained, and the process never needs more memory than a small heap has.
 */
class BulkKillTest {
    private static final boolean LONG = Boolean.getBoolean("yinzheng.endurance");
    private static final int ROWS = LONG ? Integer.getInteger("yinzheng.bulk.rows", 10_000) : 150;
    private static final int[] BAD =
            IntStream.rangeClosed(1, ROWS).filter(row -> row % 33 == 7).toArray();
    private static final int KILLS = LONG ? 2 : 1;
    /** Asked without a pause, the gateway would do little else than answer. */
    private static final long LOOK_AGAIN = Duration.ofMillis(20).toNanos();

    private static final String HEAP = "160m";
    private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 30 : 3);
    private static final String CLERK = "zj-market-clerk";

    @TempDir
    Path folder;

    @Test
    void a_job_survives_kills_without_a_duplicate_and_explains_each_bad_row() {
        try (var provinces = TestProvinces.start(folder)) {
            provinces.stopGateway();
            var job = "/api/v1/bulk-jobs/" + UUID.randomUUID();
            var gateway = start(provinces);
            var checked = gateway.put(job + "?type=1", BulkFiles.file(ROWS, BAD));
            assertThat(checked.path("bad").asInt()).isEqualTo(BAD.length);
            long checkedIn = gateway.peakMebibytes();
            gateway.post(job + "/start");
            var started = Instant.now();
            var runs = new ArrayList<Run>();
            for (int kill = 1; kill <= KILLS; kill++) {
                runs.add(run(gateway, job, ROWS * kill / (KILLS + 1)));
                gateway.kill();
                if (kill < KILLS) {
                    gateway = start(provinces);
                }
            }
            // what is left is done by the gateway that counts what is on the ledger then
            provinces.startGatewayAgain();
            Function<String, JsonNode> asked =
                    path -> provinces.as(CLERK).get(path).body();
            awaitDone(asked, job);
            report(started, checkedIn, runs);
            judge(asked, job);
            assertThat(onLedger(provinces)).isEqualTo(ROWS - BAD.length);
        }
    }

    private GatewayProcess start(TestProvinces provinces) {
        return GatewayProcess.start(provinces.gatewayProperties(), provinces.gatewayData(), HEAP, CLERK);
    }

    /** What one process issued, in how many seconds, and the most memory that it held. */
    private record Run(int issued, double seconds, long mebibytes) {
        @Override
        public String toString() {
            return "%d in %.1f s = %.0f rows/s, %d MiB".formatted(issued, seconds, issued / seconds, mebibytes);
        }
    }

    private static Run run(GatewayProcess gateway, String job, int until) {
        int before = gateway.get(job).path("issued").asInt();
        var from = Instant.now();
        int after = await(gateway, job, until).path("issued").asInt();
        return new Run(after - before, seconds(from), gateway.peakMebibytes());
    }

    private static JsonNode await(GatewayProcess gateway, String job, int issued) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var now = gateway.get(job);
            if (now.path("issued").asInt() >= issued) {
                return now;
            }
            assertThat(now.path("refused").asInt()).as(now.toString()).isZero();
            assertThat(now.path("state").asString()).as(now.toString()).isEqualTo("RUNNING");
            assertThat(Instant.now()).as("still " + now).isBefore(end);
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    private static void awaitDone(Function<String, JsonNode> gateway, String job) {
        var end = Instant.now().plus(PATIENCE);
        while (!gateway.apply(job).path("state").asString().equals("DONE")) {
            assertThat(Instant.now()).as("not done").isBefore(end);
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    private static void judge(Function<String, JsonNode> gateway, String job) {
        var licences = new HashSet<String>();
        var bad = new ArrayList<Integer>();
        int after = 0;
        for (var rows = rows(gateway, job, after); !rows.isEmpty(); rows = rows(gateway, job, after)) {
            for (JsonNode row : rows) {
                after = row.path("row").asInt();
                if (row.path("state").asString().equals("BAD")) {
                    bad.add(after - 1);
                    assertThat(row.path("faults").get(0).path("detail").asString())
                            .contains("check character Q expected");
                } else {
                    assertThat(licences.add(row.path("licenceId").asString()))
                            .as("row %d has a licence of its own", after)
                            .isTrue();
                }
            }
        }
        assertThat(bad).containsExactlyElementsOf(IntStream.of(BAD).boxed().toList());
        assertThat(licences).hasSize(ROWS - BAD.length);
    }

    private static JsonNode rows(Function<String, JsonNode> gateway, String job, int after) {
        return gateway.apply(job + "/rows?limit=500&after=" + after);
    }

    private static int onLedger(TestProvinces provinces) {
        var caller = provinces.gateway().bean(Callers.class).of(CLERK).orElseThrow();
        return provinces
                .gateway()
                .bean(RegistryReader.class)
                .all(caller, caller.organisation().namespace(), LedgerKeys.Kind.LIC, LicenceBody.class)
                .size();
    }

    private static double seconds(Instant from) {
        return Duration.between(from, Instant.now()).toMillis() / 1000.0;
    }

    private static void report(Instant started, long checkedIn, List<Run> runs) {
        System.out.printf(
                "bulk job: %d rows, %d bad, %d kills, heap %s, %d MiB resident after the check; %.1f s, restarts included%n",
                ROWS, BAD.length, KILLS, HEAP, checkedIn, seconds(started));
        runs.forEach(run -> System.out.println("  a process issued " + run));
    }
}
