// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.launcher.api.ApiProblem;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Unanswered;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.process.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same request sent one to five times by clients that lose patience, while the gateway is killed: exactly one document
 * each, on the ledger too.
 */
@ExtendWith(RunningNetwork.Extension.class)
final class DuplicatesIT {
    private static final boolean ENDURANCE = Boolean.getBoolean("yinzheng.endurance");
    private static final int LICENCES = ENDURANCE ? 300 : 16;
    private static final int RECEIPTS = ENDURANCE ? 100 : 8;
    private static final int KILLS = ENDURANCE ? 20 : 1;

    /** An answer that the same request, sent again, may turn into another. */
    private static final Set<String> PASSING = Set.of("REQUEST_IN_PROGRESS", "LEDGER_UNAVAILABLE", "LANES_BUSY");

    private record Request(String account, String path, String key, ObjectNode body, int times) {}

    @Test
    void a_request_sent_many_times_makes_exactly_one_document(RunningNetwork network) throws Exception {
        check(network);
    }

    /** On whichever engine. */
    static void check(RunningNetwork network) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int licences = LedgerCount.of(network, "LIC");
        int batches = LedgerCount.of(network, "BAT");
        List<Request> requests = requests(random);

        sendImpatiently(network, requests, random);

        Map<String, String> documents = new HashMap<>();
        for (Request request : requests) {
            String document = settle(network.gateway(), request);
            assertThat(settle(network.gateway(), request))
                    .as("asked again, seed " + seed)
                    .isEqualTo(document);
            documents.put(request.key, document);
        }
        assertThat(documents.values()).as("seed " + seed).doesNotHaveDuplicates();
        assertThat(LedgerCount.of(network, "LIC") - licences)
                .as("licences, seed " + seed)
                .isEqualTo(LICENCES);
        assertThat(LedgerCount.of(network, "BAT") - batches)
                .as("receipts, seed " + seed)
                .isEqualTo(RECEIPTS);
    }

    private static List<Request> requests(Random random) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < LICENCES; i++) {
            requests.add(new Request(
                    "zj-market-clerk",
                    "licences",
                    UUID.randomUUID().toString(),
                    DemoDocument.licence(1, "330000", 8000 + i),
                    1 + random.nextInt(5)));
        }
        for (int i = 0; i < RECEIPTS; i++) {
            requests.add(new Request(
                    "zj-hospital-clerk",
                    "receipts",
                    UUID.randomUUID().toString(),
                    DemoDocument.receipt(21, "330000", 8000 + i, 5_000 + i)
                            .put("code", DemoDocument.receiptCode(21, "330000")),
                    1 + random.nextInt(5)));
        }
        return requests;
    }

    /** Sends everything from eight threads while the gateway is killed and started again. */
    private static void sendImpatiently(RunningNetwork network, List<Request> requests, Random random)
            throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            Gateway gateway = network.gateway();
            List<Future<?>> sent = new ArrayList<>();
            for (Request request : requests) {
                for (int i = 0; i < request.times; i++) {
                    Duration patience = Duration.ofMillis(20 + random.nextInt(1_500));
                    sent.add(clients.submit(() -> sendOnce(gateway.withPatience(patience), request)));
                }
            }
            for (int i = 0; i < KILLS; i++) {
                sent.get(sent.size() * (i + 1) / (KILLS + 2)).get();
                network.killAndRestart(Service.GATEWAY);
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void sendOnce(Gateway gateway, Request request) {
        try {
            gateway.post(request.account, request.path, request.key, request.body);
        } catch (Unanswered e) {
            // the client lost patience, or nobody was there
        } catch (ApiProblem e) {
            if (!PASSING.contains(e.code())) {
                throw e;
            }
        }
    }

    private static String settle(Gateway gateway, Request request) throws IOException {
        JsonNode answer = gateway.change(request.account, request.path, request.key, request.body);
        assertThat(answer.path("state").asString("")).isEqualTo("RECORDED");
        return request.path.equals("licences")
                ? answer.path("licenceId").asString()
                : answer.path("code").asString() + answer.path("number").asString();
    }
}
