// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.benchmark;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;

/** Prints how many checks a second are answered over HTTP, client and server sharing the machine. */
public final class HttpCheckRate {

    private static final int CLIENTS = 16;

    private HttpCheckRate() {}

    public static void main(String[] arguments) throws Exception {
        var perRound = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        var ledger = SampleLedger.now();
        try (var verifier = RunningVerifier.start(
                ledger.chain, Files.createTempDirectory("checks"), "--yinzheng.verifier.checks-per-minute=0")) {
            var body = "{\"text\":\"" + ledger.text("valid") + "\",\"here\":\"360000\"}";
            var request = HttpRequest.newBuilder(verifier.address().resolve("api/v1/verifications"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            for (int round = 1; round <= 6; round++) {
                run(round, perRound, request);
            }
        }
    }

    private static void run(int round, int count, HttpRequest request) throws Exception {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var left = new AtomicLong(count);
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < CLIENTS; i++) {
            work.add(() -> {
                while (left.getAndDecrement() > 0) {
                    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                    if (!answer.body().startsWith("{\"code\":\"VALID\"")) {
                        throw new IllegalStateException(answer.body());
                    }
                }
                return null;
            });
        }
        var threads = Executors.newFixedThreadPool(CLIENTS);
        var begin = System.nanoTime();
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        threads.shutdown();
        System.out.printf("round %d: %d checks in %.2f s, %.0f a second%n", round, count, seconds, count / seconds);
    }
}
