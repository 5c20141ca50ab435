// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.SampleLedger;
import org.yinzheng.verifier.testledger.TestChain;

class ReplayTest {

    private static final int KILLS = Boolean.getBoolean("yinzheng.endurance") ? 100 : 3;

    @TempDir
    Path folder;

    @Test
    void a_view_read_anew_from_block_0_has_the_same_bytes() throws Exception {
        var ledger = SampleLedger.now();
        try (var one = Followed.start(ledger.chain, folder.resolve("one"))) {
            one.awaitHeight(ledger.chain.blocks().size());
        }
        var half = ledger.chain.copy();
        while (half.blocks().size() > 10) {
            half.dropLast();
        }
        for (var chain : List.of(half, ledger.chain)) {
            try (var two = Followed.start(chain, folder.resolve("two"))) {
                two.awaitHeight(chain.blocks().size());
            }
        }
        assertThat(ViewDigest.of(folder.resolve("two"))).isEqualTo(ViewDigest.of(folder.resolve("one")));
    }

    @Test
    void a_different_ledger_gives_a_different_digest() throws Exception {
        var ledger = new LedgerScript(new TestChain(), Instant.now().getEpochSecond()).founded();
        try (var one = Followed.start(ledger.chain(), folder.resolve("one"))) {
            one.awaitHeight(ledger.chain().blocks().size());
        }
        ledger.beat();
        try (var two = Followed.start(ledger.chain(), folder.resolve("two"))) {
            two.awaitHeight(ledger.chain().blocks().size());
        }
        assertThat(ViewDigest.of(folder.resolve("two"))).isNotEqualTo(ViewDigest.of(folder.resolve("one")));
    }

    /** The process is killed at any point of reading; what it left must be a state that goes on to the same bytes. */
    @Test
    void a_kill_in_the_middle_loses_nothing_and_leaves_no_half() throws Exception {
        var script = new LedgerScript(new TestChain(), Instant.now().getEpochSecond() - 600).founded();
        for (int i = 0; i < 60; i++) {
            script.licence();
        }
        var blocks = folder.resolve("blocks");
        script.chain().store(blocks);
        for (int kill = 1; kill <= KILLS; kill++) {
            killWhileReading(blocks, folder.resolve("killed"), 10L * kill);
        }
        var height = script.chain().blocks().size();
        for (var name : List.of("killed", "fresh")) {
            try (var followed = Followed.start(script.chain(), folder.resolve(name))) {
                followed.awaitHeight(height);
            }
        }
        assertThat(ViewDigest.of(folder.resolve("killed"))).isEqualTo(ViewDigest.of(folder.resolve("fresh")));
    }

    @Test
    void what_was_applied_and_not_committed_is_never_seen() throws Exception {
        var script = new LedgerScript(new TestChain(), Instant.now().getEpochSecond()).founded();
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            var seen = followed.view().now();
            var licence = script.licence();
            followed.serve(script.chain());
            followed.awaitHeight(script.chain().blocks().size());
            var key = LedgerKeys.licence(licence.id()).text();
            assertThat(seen.find(LedgerScript.ZHEJIANG, key))
                    .as("a snapshot does not grow")
                    .isEmpty();
            assertThat(followed.view().now().find(LedgerScript.ZHEJIANG, key)).isPresent();
        }
    }

    @Test
    void the_view_answers_as_of_every_moment_of_the_ledgers_clock() throws Exception {
        var start = Instant.now().getEpochSecond() - 100_000;
        var script = new LedgerScript(new TestChain(), start).founded();
        var licence = script.at(start + 1000).licence();
        script.at(start + 2000).state(licence, LicenceStatus.SUSPENDED, Operation.SUSPEND);
        script.at(start + 3000).state(licence, 3, LicenceStatus.VALID, Operation.RESTORE, null, null);
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            assertThat(stateAt(followed, licence, start + 1500)).isEqualTo("VALID");
            assertThat(stateAt(followed, licence, start + 1999)).isEqualTo("VALID");
            assertThat(stateAt(followed, licence, start + 2000)).isEqualTo("SUSPENDED");
            assertThat(stateAt(followed, licence, start + 2999)).isEqualTo("SUSPENDED");
            assertThat(stateAt(followed, licence, start + 3000)).isEqualTo("VALID");
            assertThat(followed.view()
                            .asOf(Instant.ofEpochSecond(start + 999))
                            .find(
                                    LedgerScript.ZHEJIANG,
                                    LedgerKeys.licence(licence.id()).text()))
                    .isEmpty();
        }
    }

    @Test
    void a_clients_clock_cannot_date_a_record_more_than_15_minutes_back() throws Exception {
        var now = Instant.now().getEpochSecond();
        var script = new LedgerScript(new TestChain(), now).founded();
        var licence = script.at(now - 100_000).licence();
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            var record = followed.view()
                    .now()
                    .find(
                            LedgerScript.ZHEJIANG,
                            LedgerKeys.licence(licence.id()).text());
            assertThat(record.orElseThrow().time()).isEqualTo(now - 900);
        }
    }

    private static String stateAt(Followed followed, LedgerScript.Licence licence, long moment) {
        return followed.view()
                .asOf(Instant.ofEpochSecond(moment))
                .find(
                        LedgerScript.ZHEJIANG,
                        LedgerKeys.licenceState(licence.id()).text())
                .map(version -> version.as(LicenceState.class).state().name())
                .orElse("VALID");
    }

    private static void killWhileReading(Path blocks, Path data, long moreBlocks)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.yinzheng.verifier.testledger.FollowMain",
                        blocks.toString(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader()) {
            // each committed batch is a line: the kill falls somewhere after the wanted height
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("[0-9]+") && Long.parseLong(line) >= moreBlocks) {
                    break;
                }
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
    }
}
