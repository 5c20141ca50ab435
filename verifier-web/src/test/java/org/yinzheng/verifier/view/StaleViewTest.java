// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.readmodel.FolderInUseException;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.TestChain;
import org.yinzheng.verifier.testledger.TestConfigs;
import org.yinzheng.verifier.testledger.TestNetwork;

/** Fresh, old, refused, frozen: what may still be said. */
@ExtendWith(OutputCaptureExtension.class)
class StaleViewTest {

    private static final long NOW = Instant.now().getEpochSecond();

    @TempDir
    Path folder;

    @Test
    void an_idle_ledger_with_a_beat_is_fresh_and_one_without_is_old() {
        var script = new LedgerScript(new TestChain(), NOW - 7200).founded();
        var licence = script.licence();
        try (var verifier = RunningVerifier.start(script.chain(), folder)) {
            var cut = verifier.verify(licence.text(), "330000");
            assertThat(cut.path("code").asString()).isEqualTo("STATUS_UNKNOWN");
            assertThat(cut.path("tone").asString()).isEqualTo("CAUTION");
            assertThat(verifier.get("api/v1/view").path("fresh").asBoolean()).isFalse();

            script.at(NOW - 60).beat();
            verifier.source().serve(script.chain());
            verifier.awaitHeight(script.chain().blocks().size());
            assertThat(verifier.verify(licence.text(), "330000").path("code").asString())
                    .isEqualTo("VALID");
        }
    }

    @Test
    void an_old_view_still_knows_that_a_document_ended_and_never_says_that_one_is_good() {
        var script = new LedgerScript(new TestChain(), NOW - 7200).founded();
        var revoked = script.licence();
        script.state(revoked, LicenceStatus.REVOKED, Operation.END);
        try (var verifier = RunningVerifier.start(script.chain(), folder)) {
            assertThat(verifier.verify(revoked.text(), "330000").path("code").asString())
                    .isEqualTo("REVOKED");
        }
    }

    @Test
    void after_a_refused_block_nothing_is_green_and_health_is_down() {
        var script = new LedgerScript(new TestChain(), NOW - 60).founded();
        var licence = script.licence();
        // a client's clock runs ahead, within what the ledger bears
        script.at(NOW + 600).beat();
        try (var verifier = RunningVerifier.start(script.chain(), folder)) {
            assertThat(verifier.verify(licence.text(), "330000").path("code").asString())
                    .isEqualTo("VALID");
            script.chain()
                    .add(script.proposal()
                            .puts(LedgerScript.ZHEJIANG, LedgerKeys.beat("330000"), "x")
                            .endorsedBy("ZhejiangMSP"));
            verifier.source().serve(script.chain());
            verifier.awaitAlarm("POLICY_NOT_MET");
            var answer = verifier.verify(licence.text(), "330000");
            assertThat(answer.path("code").asString()).isEqualTo("STATUS_UNKNOWN");
            var before = verifier.verify(Map.of(
                    "text", licence.text(),
                    "here", "330000",
                    "asOf", Instant.ofEpochSecond(NOW - 1).toString()));
            assertThat(before.path("code").asString())
                    .as("as of a moment before it")
                    .isEqualTo("STATUS_UNKNOWN");
            assertThat(verifier.get("actuator/health").path("status").asString())
                    .isEqualTo("DOWN");
        }
    }

    @Test
    void a_new_root_under_an_old_name_freezes_its_issuers_until_a_person_confirms_it() throws Exception {
        var script = new LedgerScript(new TestChain(), NOW - 60).founded();
        var licence = script.licence();
        var foreign = ByteString.copyFromUtf8(
                TestNetwork.material().tlsAuthority("JiangxiMSP").certificatePem());
        script.chain().addConfiguration(TestConfigs.withMsp(1, "ZhejiangMSP", msp -> msp.toBuilder()
                .addRootCerts(foreign)
                .build()));
        script.beat();
        String root;
        try (var verifier = RunningVerifier.start(script.chain(), folder)) {
            verifier.awaitAlarm("ROOT_CHANGED");
            var view = verifier.get("api/v1/view");
            assertThat(view.at("/frozen/0").asString()).isEqualTo("ZhejiangMSP");
            var detail = view.at("/alarms/0/detail").asString();
            root = detail.replaceAll(".*root ([0-9a-f]{64}).*", "$1");
            var frozen = verifier.verify(licence.text(), "330000");
            assertThat(frozen.path("code").asString())
                    .as(frozen.toPrettyString())
                    .isEqualTo("STATUS_UNKNOWN");
        }
        try (var verifier =
                RunningVerifier.start(script.chain(), folder, "--yinzheng.verifier.confirmed-roots=" + root)) {
            assertThat(verifier.verify(licence.text(), "330000").path("code").asString())
                    .isEqualTo("VALID");
            assertThat(verifier.get("api/v1/view").path("alarms")).isEmpty();
        }
    }

    @Test
    void a_machine_whose_clock_fell_behind_says_nothing_in_green_though_no_block_comes() throws Exception {
        var script = new LedgerScript(new TestChain(), NOW).founded();
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            assertThat(trust(followed, NOW + 30).isFresh(900)).isTrue();
            var behind = trust(followed, NOW - 7 * 86_400);
            assertThat(behind.isFresh(900)).isFalse();
            assertThat(behind.clock()).isZero();
        }
    }

    @Test
    void while_the_clocks_differ_no_age_is_told_and_no_day_of_1970() {
        var script = new LedgerScript(new TestChain(), NOW - 30 * 86_400).founded();
        var licence = script.licence();
        script.at(NOW).beat();
        var clock = Clock.fixed(Instant.ofEpochSecond(NOW - 7 * 86_400), ZoneOffset.UTC);
        try (var verifier = RunningVerifier.startAt(clock, script.chain(), folder)) {
            var answer = verifier.verify(licence.text(), "330000");
            assertThat(answer.path("code").asString()).isEqualTo("STATUS_UNKNOWN");
            assertThat(answer.path("checks").valueStream().map(check -> check.path("reason")
                            .asString()))
                    .contains("CLOCKS_DIFFER");
            assertThat(answer.toString()).doesNotContain("1970");
            assertThat(verifier.get("api/v1/view").path("clocksDiffer").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void what_came_after_a_question_makes_the_view_that_answers_it_no_younger() throws Exception {
        var script = new LedgerScript(new TestChain(), NOW - 7200).founded();
        try (var followed = Followed.start(script.chain(), folder)) {
            followed.awaitHeight(script.chain().blocks().size());
            var asked = followed.view().now();
            script.at(NOW - 60).beat();
            followed.serve(script.chain());
            followed.awaitHeight(script.chain().blocks().size());
            var trust = trust(followed, NOW);
            assertThat(trust.clock()).isEqualTo(NOW - 60);
            assertThat(trust.clockOf(asked)).isLessThan(NOW - 7000);
        }
    }

    private static Trustworthiness trust(Followed followed, long now) {
        var settings = new VerifierProperties(
                Path.of("connection.yaml"),
                Path.of("data"),
                "330000",
                Duration.ofMinutes(15),
                null,
                Duration.ofDays(1),
                Set.of(),
                Map.of(),
                0,
                0,
                0,
                null,
                null,
                null);
        var clock = Clock.fixed(Instant.ofEpochSecond(now), ZoneOffset.UTC);
        return new Trustworthiness(followed.view(), followed.alarms(), settings, clock);
    }

    @Test
    void a_second_verifier_on_one_folder_is_refused_in_one_clear_line(CapturedOutput output) {
        var script = new LedgerScript(new TestChain(), NOW - 60).founded();
        try (var first = RunningVerifier.start(script.chain(), folder)) {
            assertThatThrownBy(() -> RunningVerifier.start(script.chain(), folder))
                    .rootCause()
                    .isInstanceOf(FolderInUseException.class);
            assertThat(output.getAll())
                    .containsPattern("(?m)^another verifier already runs on " + folder
                            + ": stop it, or name another folder with yinzheng.verifier.data$")
                    .doesNotContain("\tat ");
            assertThat(first.get("api/v1/view").path("fresh").asBoolean()).isTrue();
        }
        RunningVerifier.start(script.chain(), folder).close();
    }

    @Test
    void too_many_checks_from_one_address_are_asked_to_wait() {
        var script = new LedgerScript(new TestChain(), NOW - 60).founded();
        try (var verifier = RunningVerifier.start(script.chain(), folder, "--yinzheng.verifier.checks-per-minute=3")) {
            var statuses = IntStream.range(0, 5)
                    .mapToObj(i -> verifier.post("api/v1/verifications", "{\"text\":\"x\"}"))
                    .toList();
            assertThat(statuses).extracting(HttpResponse::statusCode).contains(200, 429);
            var last = statuses.get(4);
            assertThat(last.body()).contains("TOO_MANY_REQUESTS");
            assertThat(last.headers().firstValue("Retry-After")).isPresent();
            for (var same : List.of("api/v1/verifications;a=1", "api/v1/%76erifications")) {
                assertThat(verifier.post(same, "{\"text\":\"x\"}").statusCode())
                        .as(same)
                        .isIn(404, 429);
            }
        }
    }
}
