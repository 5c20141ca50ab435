// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many licences a second through HTTP: login checked, document checked, credential signed, outbox and encrypted
 * document written, transaction VALID. Client, gateway and local peer share this process and its cores.
 */
@EnabledIfSystemProperty(named = "yinzheng.endurance", matches = "true")
class IssueRateTest {
    private static final int IN_FLIGHT = 64;
    private static final int WARM_UP = Integer.getInteger("yinzheng.rate.warm", 2000);
    private static final int MEASURED = Integer.getInteger("yinzheng.rate.count", 5000);

    @TempDir
    Path folder;

    @Test
    void issues_through_http() throws Exception {
        try (var provinces = TestProvinces.start(folder)) {
            run(provinces, WARM_UP);
            long cpu = cpu();
            long start = System.nanoTime();
            var latencies = run(provinces, MEASURED);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuMillis = (cpu() - cpu) / 1e6 / MEASURED;
            Arrays.sort(latencies);
            System.out.printf(
                    "issues through HTTP: %d in %.1f s = %.0f/s, p50 %d ms, p99 %d ms, %.2f ms of processor each%n",
                    MEASURED,
                    seconds,
                    MEASURED / seconds,
                    TimeUnit.NANOSECONDS.toMillis(latencies[MEASURED / 2]),
                    TimeUnit.NANOSECONDS.toMillis(latencies[MEASURED * 99 / 100]),
                    cpuMillis);
        }
    }

    private static long[] run(TestProvinces provinces, int count) throws Exception {
        var body = TestProvinces.sample("01-food-business-licence", "\"type\":1");
        var clerk = provinces.as("zj-market-clerk");
        var pool = Executors.newFixedThreadPool(IN_FLIGHT);
        try {
            var work = new ArrayList<Callable<Long>>();
            for (int i = 0; i < count; i++) {
                work.add(() -> {
                    long start = System.nanoTime();
                    assertThat(clerk.post("/api/v1/licences", body).status()).isEqualTo(201);
                    return System.nanoTime() - start;
                });
            }
            var latencies = new long[count];
            int at = 0;
            for (var done : pool.invokeAll(work)) {
                latencies[at++] = done.get();
            }
            return latencies;
        } finally {
            pool.shutdown();
        }
    }

    private static long cpu() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
