// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Prints how many licences a second are issued through HTTP: login checked, document checked, credential signed, outbox and
 * encrypted document written, transaction VALID. Client, gateway and local peer share this process and its cores.
 */
public final class HttpIssueRate {
    private static final int IN_FLIGHT = Integer.getInteger("inFlight", 64);
    private static final int WARM_UP = Integer.getInteger("warmUp", 5_000);
    private static final int COUNT = Integer.getInteger("count", 5_000);

    private HttpIssueRate() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("yinzheng-http-issue");
        System.out.println("data: " + folder);
        try (var provinces = TestProvinces.start(folder)) {
            measure("warm-up", provinces, WARM_UP);
            measure("issues through HTTP, committed VALID", provinces, COUNT);
        }
        // the connection pool of the HTTP client keeps threads that nobody waits for
        System.exit(0);
    }

    private static void measure(String title, TestProvinces provinces, int count) throws Exception {
        long cpu = cpu();
        long start = System.nanoTime();
        var latencies = run(provinces, count);
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(latencies);
        System.out.printf(
                "%s: %,d in %.1f s with %d in flight = %,.0f/s; latency p50 %d ms, p95 %d ms, p99 %d ms;"
                        + " %.2f ms of processor each%n",
                title,
                count,
                seconds,
                IN_FLIGHT,
                count / seconds,
                TimeUnit.NANOSECONDS.toMillis(latencies[count / 2]),
                TimeUnit.NANOSECONDS.toMillis(latencies[count * 95 / 100]),
                TimeUnit.NANOSECONDS.toMillis(latencies[count * 99 / 100]),
                (cpu() - cpu) / 1e6 / count);
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
                    var answer = clerk.post("/api/v1/licences", body);
                    if (answer.status() != 201) {
                        throw new IllegalStateException("not issued: " + answer.text());
                    }
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
