// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;
import org.yinzheng.verifier.testledger.SampleVerifier;
import org.yinzheng.verifier.testledger.WithSampleVerifier;
import tools.jackson.databind.JsonNode;

/** What is answered to a text over HTTP. */
@ExtendWith(WithSampleVerifier.class)
class VerificationHttpTest {

    private final SampleLedger ledger;
    private final RunningVerifier verifier;

    VerificationHttpTest(SampleVerifier samples) {
        ledger = samples.ledger();
        verifier = samples.running();
    }

    @ParameterizedTest(name = "a document that is {0}, shown in {1}, is {2}")
    @CsvSource({
        "valid, 330000, VALID",
        "valid, 360000, VALID",
        "valid until, 330000, VALID",
        "expired, 330000, EXPIRED",
        "suspended, 330000, SUSPENDED",
        "in transfer, 330000, SUSPENDED",
        "revoked, 330000, REVOKED",
        "replaced, 330000, SUPERSEDED",
        "taken in, 330000, SUPERSEDED",
        "receipt, 330000, VALID",
        "receipt, 360000, ISSUER_NOT_AUTHORISED",
        "reversed, 330000, REVERSED",
        "claimed, 330000, ALREADY_CLAIMED",
        "claimed alone, 330000, ALREADY_CLAIMED",
        "partly claimed, 330000, VALID",
        "unrecorded, 330000, NOT_ON_LEDGER",
        "stranger, 330000, UNKNOWN_ISSUER",
    })
    void the_verdict_follows_from_the_ledger(String name, String here, String code) {
        assertThat(verifier.verify(ledger.text(name), here).path("code").asString())
                .as(() -> verifier.verify(ledger.text(name), here).toPrettyString())
                .isEqualTo(code);
    }

    @Test
    void a_matter_outside_the_agreement_is_not_recognised_here() {
        var answer = verifier.verify(Map.of("text", ledger.text("valid"), "here", "360000", "matter", "M-OTHER"));
        assertThat(answer.path("code").asString()).isEqualTo("NOT_RECOGNISED_HERE");
        assertThat(answer.path("tone").asString()).isEqualTo("CAUTION");
    }

    @Test
    void a_printed_code_does_not_satisfy_who_requires_the_holder() {
        var answer = verifier.verify(Map.of("text", ledger.text("valid"), "here", "330000", "holderRequired", true));
        assertThat(answer.path("code").asString()).isEqualTo("PRESENTATION_INVALID");
    }

    @Test
    void every_change_of_a_letter_is_noticed() {
        var text = ledger.text("valid");
        for (int i = 4; i < text.length(); i += 17) {
            var other = text.charAt(i) == 'A' ? 'B' : 'A';
            var changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(verifier.verify(changed, "330000").path("code").asString())
                    .as("letter %d", i)
                    .isNotEqualTo("VALID");
        }
        var signature = text.substring(0, text.length() - 10)
                + (text.charAt(text.length() - 10) == 'A' ? 'B' : 'A')
                + text.substring(text.length() - 9);
        assertThat(verifier.verify(signature, "330000").path("code").asString()).isEqualTo("TAMPERED");
    }

    @ParameterizedTest
    @CsvSource({"'', UNREADABLE", "YZ1:abc, UNREADABLE", "'CZ-EI-33,01,12345678', UNSUPPORTED", "HC1:ABC, UNSUPPORTED"})
    void a_text_that_is_no_credential_gets_a_verdict_and_no_content(String text, String code) {
        var answer = verifier.verify(text, "330000");
        assertThat(answer.path("code").asString()).isEqualTo(code);
        assertThat(answer.path("document").isNull()).isTrue();
    }

    @Test
    void what_is_left_of_a_receipt_is_told_to_who_holds_it() {
        assertThat(verifier.verify(ledger.text("partly claimed"), "330000")
                        .at("/document/restFen")
                        .asLong())
                .isEqualTo(4500);
    }

    @Test
    void a_document_is_judged_as_of_a_past_moment() {
        var before = Instant.now().minusSeconds(3600);
        var answer = verifier.verify(
                Map.of("text", ledger.text("revoked"), "here", "330000", "asOf", before.getEpochSecond()));
        assertThat(answer.path("code").asString()).isEqualTo("NOT_YET_VALID");
        var expired = verifier.verify(Map.of(
                "text",
                ledger.text("expired"),
                "here",
                "330000",
                "asOf",
                before.minusSeconds(3 * 86_400 - 7200).toString()));
        assertThat(expired.path("code").asString()).isEqualTo("VALID");
        assertThat(expired.path("past").asBoolean()).isTrue();
        assertThat(expired.at("/meaning/zh").asString()).doesNotContain("现行");
    }

    @Test
    void every_check_has_its_words_in_both_languages() {
        var answer = verifier.verify(ledger.text("valid"), "360000");
        assertThat(answer.path("checks")).hasSize(15);
        for (JsonNode check : answer.path("checks")) {
            assertThat(check.path("result").asString()).isEqualTo("PASS");
            assertThat(check.at("/text/zh").asString()).isNotBlank();
            assertThat(check.at("/name/en").asString()).isNotBlank();
        }
        assertThat(answer.at("/document/fields/1/value").asString()).startsWith("虚构小吃店");
        assertThat(answer.at("/view/height").asLong())
                .isEqualTo(ledger.chain.blocks().size());
    }
}
