// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.credential.bundle.VerificationRecord;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.text.RecordText;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;
import org.yinzheng.verifier.testledger.TestChain;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordHttpTest {

    private static final String PAGE = "https://verify.example/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void a_record_says_what_was_answered_and_where_the_document_stands_and_nothing_of_its_content() {
        var ledger = SampleLedger.now();
        try (var verifier = RunningVerifier.start(ledger.chain, folder.resolve("view"))) {
            for (var name : new String[] {"valid", "revoked", "receipt"}) {
                var answer = answer(verifier, ledger.text(name));
                var checked = check(verifier, link(answer));
                assertThat(text(checked, "outcome")).isEqualTo("GENUINE");
                assertThat(text(checked.path("record"), "code")).isEqualTo(text(answer, "code"));
                assertThat(text(checked.path("record"), "digest")).isEqualTo(text(answer.path("document"), "digest"));
                assertThat(checked.path("record").path("recorded"))
                        .isEqualTo(answer.path("record").path("recorded"));
                assertThat(answer.path("record").path("recorded").path("block").asLong())
                        .as(name)
                        .isPositive();
                assertThat(checked.toString()).doesNotContain("虚构小吃店").doesNotContain("123.45");
            }
            assertThat(answer(verifier, ledger.text("valid"))
                            .path("record")
                            .path("recorded")
                            .path("transactionId")
                            .asString())
                    .isEqualTo("t");
            var before =
                    Map.of("text", ledger.text("revoked"), "here", "330000", "recordFor", PAGE, "asOf", now() - 3600);
            assertThat(text(check(verifier, link(verifier.verify(before))).at("/record/word"), "en"))
                    .startsWith("Not yet valid (as of 20");
        }
    }

    @Test
    void a_record_that_was_changed_is_not_attested_and_one_that_is_cut_off_is_unreadable() {
        var ledger = SampleLedger.now();
        try (var verifier = RunningVerifier.start(ledger.chain, folder.resolve("view"))) {
            var link = link(answer(verifier, ledger.text("suspended")));
            assertThat(outcome(verifier, link.replace(PAGE, "https://another.example/")))
                    .as("behind another link")
                    .isEqualTo("GENUINE");
            var place = link.length() - 20;
            var other = link.charAt(place) == 'A' ? 'B' : 'A';
            assertThat(outcome(verifier, link.substring(0, place) + other + link.substring(place + 1)))
                    .isEqualTo("NOT_ATTESTED");
            assertThat(outcome(verifier, link.substring(0, link.length() - 16))).isEqualTo("UNREADABLE");
            assertThat(outcome(verifier, ledger.text("valid"))).isEqualTo("UNREADABLE");
            assertThat(verifier.post("api/v1/record-checks", "{}").body()).contains("TEXT_MISSING");
        }
    }

    @Test
    void another_verifiers_record_counts_when_the_registry_has_its_key_for_that() throws Exception {
        var script = new LedgerScript(new TestChain(), now() - 60).founded();
        var text = script.licence().text();
        var registered = InMemorySigner.generate(new SecureRandom());
        var stolen = InMemorySigner.generate(new SecureRandom());
        script.attestationKey(registered, null).attestationKey(stolen, KeyState.Closing.COMPROMISED);
        script.at(now() - 5).beat();
        var unregistered = InMemorySigner.generate(new SecureRandom());
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("view"))) {
            var record = VerificationRecord.read(
                    RecordText.decode(link(answer(verifier, text))), List.of(verifier.attestationKey()));
            var found = check(verifier, signedBy(registered, record));
            assertThat(text(found, "outcome")).isEqualTo("GENUINE");
            assertThat(found.path("verifier").path("zh").asString()).isEqualTo("市场监管局（演示）");
            assertThat(outcome(verifier, signedBy(stolen, record))).isEqualTo("NOT_ATTESTED");
            assertThat(outcome(verifier, signedBy(unregistered, record))).isEqualTo("NOT_ATTESTED");
            assertThat(outcome(verifier, signedBy(script.signer, record)))
                    .as("by a key for documents")
                    .isEqualTo("NOT_ATTESTED");
        }
    }

    private static String signedBy(InMemorySigner signer, VerificationRecord record) {
        return RecordText.link(URI.create(PAGE), record.sign(signer));
    }

    @Test
    void a_record_is_made_for_a_pages_own_address_only() {
        var script = new LedgerScript(new TestChain(), now()).founded();
        try (var verifier = RunningVerifier.start(script.chain(), folder.resolve("view"))) {
            for (var address : new String[] {
                "javascript:alert(1)",
                PAGE + "#x",
                PAGE + "?q",
                "https://a/" + "b".repeat(200),
                "http://[[/",
                "http://[x]/"
            }) {
                var refused = verifier.post(
                        "api/v1/verifications", JSON.writeValueAsString(Map.of("text", "x", "recordFor", address)));
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("ADDRESS_MALFORMED").doesNotContain(address);
            }
            assertThat(verifier.verify("x", "330000").path("record").isNull())
                    .as("without being asked")
                    .isTrue();
        }
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static JsonNode answer(RunningVerifier verifier, String text) {
        return verifier.verify(Map.of("text", text, "here", "330000", "recordFor", PAGE));
    }

    private static String link(JsonNode answer) {
        return text(answer.path("record"), "link");
    }

    private static JsonNode check(RunningVerifier verifier, String text) {
        return JSON.readTree(verifier.post("api/v1/record-checks", JSON.writeValueAsString(Map.of("text", text)))
                .body());
    }

    private static String outcome(RunningVerifier verifier, String text) {
        return text(check(verifier, text), "outcome");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }
}
