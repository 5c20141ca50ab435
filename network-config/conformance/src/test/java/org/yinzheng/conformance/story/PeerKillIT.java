// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Verifier;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.process.Service;
import tools.jackson.databind.JsonNode;

/**
 * The peer is killed again and again while clerks issue through the gateway: each licence that was handed out is on the
 * ledger once, and the verifier, which nobody restarts, catches up and finds it valid.
 */
@ExtendWith(RunningNetwork.Extension.class)
final class PeerKillIT {
    private static final int KILLS = Boolean.getBoolean("yinzheng.endurance") ? 200 : 2;
    private static final int CLERKS = 8;
    private static final Duration CATCH_UP = Duration.ofSeconds(60);

    private final Map<String, String> credentials = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(20_000);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Semaphore handedOut = new Semaphore(0);

    @Test
    void the_verifier_catches_up_and_every_licence_handed_out_is_valid(RunningNetwork network) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int before = LedgerCount.of(network, "LIC");

        issueWhileThePeerIsKilled(network, random);

        assertThat(credentials).as("licences handed out").hasSizeGreaterThan(KILLS * 5);
        assertThat(LedgerCount.of(network, "LIC") - before)
                .as("licences on the ledger, seed " + seed)
                .isEqualTo(credentials.size());
        awaitHeight(network.verifier(), LedgerCount.height(network));
        JsonNode view = network.verifier().view();
        assertThat(view.path("alarms"))
                .as("alarms of the verifier, seed " + seed)
                .isEmpty();
        assertThat(view.path("fresh").asBoolean()).as("the view is fresh").isTrue();
        credentials.forEach((licence, credential) -> assertThat(network.verifier()
                        .verify(credential, "330000", null)
                        .path("code")
                        .asString())
                .as(licence + ", seed " + seed)
                .isEqualTo("VALID"));
    }

    private void issueWhileThePeerIsKilled(RunningNetwork network, Random random) throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < CLERKS; i++) {
                Gateway gateway = network.gateway();
                work.add(clerks.submit(() -> issueUntilClosing(gateway)));
            }
            for (int i = 0; i < KILLS; i++) {
                assertThat(handedOut.tryAcquire(10 + random.nextInt(30), 120, TimeUnit.SECONDS))
                        .as("clerks get their licences between two kills")
                        .isTrue();
                network.killAndRestart(Service.PEER);
            }
            closing.set(true);
            for (Future<?> one : work) {
                one.get();
            }
        } finally {
            closing.set(true);
            clerks.shutdownNow();
        }
    }

    /** Each request is asked again under its key until its outcome is known, as a clerk's program does. */
    private void issueUntilClosing(Gateway gateway) {
        while (!closing.get()) {
            JsonNode licence = DemoDocument.licence(1, "330000", next.incrementAndGet());
            JsonNode answer = gateway.change(
                    "zj-market-clerk", "licences", UUID.randomUUID().toString(), licence);
            credentials.put(
                    answer.path("licenceId").asString(),
                    answer.path("credential").asString());
            handedOut.release();
        }
    }

    private static void awaitHeight(Verifier verifier, long height) throws IOException, InterruptedException {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (verifier.view().path("height").asLong() < height) {
            assertThat(System.nanoTime())
                    .as("the verifier reaches block " + height)
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
