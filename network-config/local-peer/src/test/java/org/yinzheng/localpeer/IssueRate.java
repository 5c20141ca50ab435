// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.client.Contract;

/**
 * Measures transactions like the issuing of a licence (six reads, three writes, two endorsements, commit VALID) from Fabric's
 * client, with 64 in flight, client and peer in one JVM. Arguments: seconds to warm up, seconds to measure.
 */
final class IssueRate {
    private static final int IN_FLIGHT = 64;

    private IssueRate() {}

    public static void main(String[] arguments) throws Exception {
        int warm = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        int measured = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Path folder = Files.createTempDirectory("issue-rate");
        try (TestPeer peer = TestPeer.start(folder)) {
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
            run(notes, "warm", warm);
            run(notes, "measured", measured);
        }
    }

    private static void run(Contract notes, String phase, int seconds) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicLong failures = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long cpu = cpu();
        long start = System.nanoTime();
        List<Callable<List<Long>>> clients = new ArrayList<>();
        for (int i = 0; i < IN_FLIGHT; i++) {
            clients.add(() -> {
                List<Long> times = new ArrayList<>();
                while (System.nanoTime() < end) {
                    long begun = System.nanoTime();
                    String key = phase + next.incrementAndGet();
                    if (!Calls.submit(notes, "Issue", key).isSuccessful()) {
                        failures.incrementAndGet();
                    }
                    times.add(System.nanoTime() - begun);
                }
                return times;
            });
        }
        long[] times = Calls.all(clients).stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .toArray();
        double elapsed = (System.nanoTime() - start) / 1e9;
        Arrays.sort(times);
        System.out.printf(
                "%s: %.0f/s, p50 %d ms, p99 %d ms, %.2f ms of processor each, %d failed%n",
                phase,
                times.length / elapsed,
                times[times.length / 2] / 1_000_000,
                times[(int) (times.length * 0.99)] / 1_000_000,
                (cpu() - cpu) / 1e6 / times.length,
                failures.get());
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
