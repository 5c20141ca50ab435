// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The same call again and again, so many at a time; prints rate and latencies. */
final class Load {
    private final int inFlight;

    Load(int inFlight) {
        this.inFlight = inFlight;
    }

    /** Calls a second. */
    double run(String title, int count, Callable<?> call) throws ExecutionException, InterruptedException {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(inFlight);
        long begin = System.nanoTime();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < inFlight; i++) {
                running.add(clients.submit((Callable<Void>) () -> {
                    for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                        long start = System.nanoTime();
                        call.call();
                        nanos[at] = System.nanoTime() - start;
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "%s: %,d in %.1f s with %d in flight = %,.1f/s; latency p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n",
                title,
                count,
                seconds,
                inFlight,
                count / seconds,
                nanos[count / 2] / 1e6,
                nanos[count * 95 / 100] / 1e6,
                nanos[count * 99 / 100] / 1e6);
        return count / seconds;
    }
}
