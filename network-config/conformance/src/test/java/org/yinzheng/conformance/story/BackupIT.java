// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.launcher.api.ApiProblem;
import org.yinzheng.launcher.api.Gateway;
import org.yinzheng.launcher.api.Unanswered;
import org.yinzheng.launcher.backup.Backup;
import org.yinzheng.launcher.backup.Restore;
import org.yinzheng.launcher.demo.DemoDocument;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.localpeer.commit.LedgerCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clerks issue, a backup is taken meanwhile, they go on, the machine dies. The backup is restored into a new folder: its ledger
 * is sound, everything that was handed out before it is valid, and what was on its way comes to an end.
 */
@ExtendWith(RunningNetwork.Extension.class)
final class BackupIT {
    private static final int CLERKS = 6;
    private static final int EACH_TIME = 15;
    private static final int BACKUPS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, JsonNode> requests = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> handedOut = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(40_000);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Semaphore answers = new Semaphore(0);

    @TempDir
    Path folder;

    @Test
    void a_backup_taken_under_load_holds_everything_that_was_handed_out_before_it(RunningNetwork network)
            throws Exception {
        Path backup = folder.resolve("backup");
        Map<String, JsonNode> before = new TreeMap<>();
        long blocks = backUpUnderLoadAndDie(network, backup, before);
        List<String> unsettled = unsettled(backup);
        assertThat(unsettled).as("changes on their way in the backup").isNotEmpty();
        assertThat(handedOut).as("the clerks went on").hasSizeGreaterThan(before.size());

        Path restored = folder.resolve("restored");
        assertThat(new Restore(backup).into(restored)).isEqualTo(blocks);
        assertThat(LedgerCheck.run(restored.resolve("peer"))).isEqualTo(blocks);
        try (RunningNetwork again = RunningNetwork.on(restored)) {
            awaitSettled(again);
            before.forEach((key, document) -> assertThat(issued(again, key))
                    .as("asked again with the same key")
                    .isEqualTo(document));
            for (JsonNode document : before.values()) {
                assertValid(again, document);
            }
            for (String key : unsettled) {
                assertValid(again, issued(again, key));
            }
            String fresh = UUID.randomUUID().toString();
            requests.put(fresh, DemoDocument.licence(1, "330000", next.incrementAndGet()));
            assertValid(again, issued(again, fresh));
        }
    }

    private long backUpUnderLoadAndDie(RunningNetwork network, Path backup, Map<String, JsonNode> before)
            throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < CLERKS; i++) {
                Gateway gateway = network.gateway();
                work.add(clerks.submit(() -> issueUntilClosing(gateway)));
            }
            awaitAnswers(EACH_TIME);
            before.putAll(handedOut);
            long blocks = backUpWithSomethingOnItsWay(network, backup);
            awaitAnswers(EACH_TIME);
            network.killAll();
            closing.set(true);
            for (Future<?> one : work) {
                one.get();
            }
            return blocks;
        } finally {
            closing.set(true);
            clerks.shutdownNow();
        }
    }

    /** Nearly every backup under load holds an unsettled change; the first that does is used. */
    private long backUpWithSomethingOnItsWay(RunningNetwork network, Path backup) throws Exception {
        Backup work = new Backup(new DataFolder(network.data()), Installation.current());
        for (int i = 1; i < BACKUPS; i++) {
            Path one = folder.resolve("backup" + i);
            long blocks = work.to(one);
            if (!unsettled(one).isEmpty()) {
                Files.move(one, backup);
                return blocks;
            }
        }
        return work.to(backup);
    }

    private void issueUntilClosing(Gateway gateway) {
        while (!closing.get()) {
            String key = UUID.randomUUID().toString();
            JsonNode licence = DemoDocument.licence(1, "330000", next.incrementAndGet());
            requests.put(key, licence);
            try {
                JsonNode answer = gateway.post("zj-market-clerk", "licences", key, licence);
                if (answer.has("credential")) {
                    handedOut.put(key, document(answer));
                    answers.release();
                }
            } catch (Unanswered | ApiProblem e) {
                // the machine dies while requests are on their way
            }
        }
    }

    private void awaitAnswers(int count) throws InterruptedException {
        assertThat(answers.tryAcquire(count, 120, TimeUnit.SECONDS))
                .as("clerks get their licences")
                .isTrue();
    }

    private JsonNode issued(RunningNetwork network, String key) {
        try {
            return document(network.gateway()
                    .change("zj-market-clerk", "licences", key, Objects.requireNonNull(requests.get(key))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode document(JsonNode answer) {
        return new JsonMapper()
                .createObjectNode()
                .put("licenceId", answer.path("licenceId").asString())
                .put("credential", answer.path("credential").asString())
                .put("transactionId", answer.path("transactionId").asString());
    }

    private static void assertValid(RunningNetwork network, JsonNode document) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String code = "";
        // the verifier follows the ledger a moment behind
        while (!code.equals("VALID") && System.nanoTime() < end) {
            code = network.verifier()
                    .verify(document.path("credential").asString(), "330000", null)
                    .path("code")
                    .asString();
            if (!code.equals("VALID")) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        assertThat(code).as(document.path("licenceId").asString()).isEqualTo("VALID");
    }

    private static void awaitSettled(RunningNetwork network) throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + network.port(Service.GATEWAY) + "/actuator/prometheus");
        HttpClient http = HttpClient.newHttpClient();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String text = "";
        while (!text.contains("yinzheng_outbox_unsettled 0.0")) {
            assertThat(System.nanoTime())
                    .as("the gateway settles what it finds")
                    .isLessThan(end);
            text = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    /** Idempotency keys of the clerks' changes whose end the copied database does not know. */
    private static List<String> unsettled(Path backup) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup.resolve("gateway/gateway.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT idempotency_key FROM submission"
                        + " WHERE state IN ('PENDING', 'UNKNOWN') AND operation = 'licence.issue'")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }
}
