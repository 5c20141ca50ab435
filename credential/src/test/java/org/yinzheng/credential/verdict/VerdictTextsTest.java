// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.status.StatusListException;

class VerdictTextsTest {
    private static final long LAST_SECOND_OF_A_DAY =
            Instant.parse("2026-10-01T15:59:59Z").getEpochSecond();
    private static final Set<Reason> NOTHING_TO_DO = EnumSet.of(
            Reason.EARLIER_STEP_FAILED,
            Reason.VALID_LONG_TERM,
            Reason.AT_HOME,
            Reason.UNDER_AGREEMENT,
            Reason.RECEIPT_NATIONWIDE,
            Reason.OK);

    @ParameterizedTest
    @EnumSource(VerdictCode.class)
    void every_verdict_has_a_word_a_meaning_and_a_next_step(VerdictCode code) {
        for (VerdictTexts.Said said :
                List.of(VerdictTexts.said(code), VerdictTexts.saidThen(code, LAST_SECOND_OF_A_DAY))) {
            for (Bilingual text : List.of(said.word(), said.meaning(), said.next())) {
                assertThat(text.zh()).isNotBlank().isNotEqualTo(text.en());
                assertThat(text.en()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(VerdictCode.class)
    void a_verdict_on_a_past_moment_carries_the_moment_in_its_word_and_does_not_speak_of_now(VerdictCode code) {
        VerdictTexts.Said ofDay = VerdictTexts.saidThen(code, LAST_SECOND_OF_A_DAY);
        assertThat(ofDay.word().zh()).isEqualTo(VerdictTexts.said(code).word().zh() + "（2026-10-01 时）");
        assertThat(ofDay.word().en()).endsWith(" (as of 2026-10-01)");
        assertThat(VerdictTexts.saidThen(code, LAST_SECOND_OF_A_DAY - 3600)
                        .word()
                        .zh())
                .endsWith("（2026-10-01 22:59 时）");
        assertThat(ofDay.meaning().zh()).doesNotContain("现行", "目前");
        assertThat(ofDay.meaning().en()).doesNotContain("current", "present");
        assertThat(ofDay.next().zh()).doesNotContain("可以采用", "目前");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_has_words_and_says_what_to_do(Reason reason) {
        Check check = VerdictTexts.check(CheckStep.STATE, CheckResult.FAIL, reason, "{1}", "b", "c");
        assertThat(check.text().zh()).isNotBlank();
        assertThat(check.text().en()).isNotBlank();
        assertThat(check.next().zh().isBlank()).isEqualTo(NOTHING_TO_DO.contains(reason));
        assertThat(check.next().en().isBlank()).isEqualTo(NOTHING_TO_DO.contains(reason));
    }

    @ParameterizedTest
    @EnumSource(CheckStep.class)
    void every_step_has_a_name(CheckStep step) {
        assertThat(VerdictTexts.name(step).zh()).isNotBlank();
        assertThat(VerdictTexts.name(step).en()).isNotBlank();
    }

    @Test
    void both_languages_have_the_same_keys_and_nothing_else() {
        Set<String> zh = bundle(Locale.CHINESE).keySet();
        assertThat(zh).isEqualTo(bundle(Locale.ENGLISH).keySet());
        Set<String> used = new TreeSet<>();
        for (VerdictCode code : VerdictCode.values()) {
            List.of("word", "meaning", "next").forEach(part -> used.add("verdict." + code + "." + part));
            zh.stream()
                    .filter(key -> key.matches("verdict\\." + code + "\\.(meaning|next)Then"))
                    .forEach(used::add);
        }
        used.add("verdict.then.word");
        Stream.of(CborException.Fault.values(), StatusListException.Fault.values())
                .flatMap(Stream::of)
                .forEach(fault -> used.add("fault." + fault.name()));
        // codes that others give: what has no words stands as it is
        zh.stream().filter(key -> key.matches("(cause|region)\\.[A-Z_0-9-]+")).forEach(used::add);
        for (CheckStep step : CheckStep.values()) {
            List.of("name", "ok").forEach(part -> used.add("step." + step + "." + part));
        }
        for (Reason reason : Reason.values()) {
            if (reason != Reason.OK) {
                used.add("reason." + reason + ".text");
            }
            if (!NOTHING_TO_DO.contains(reason)) {
                used.add("reason." + reason + ".next");
            }
        }
        assertThat(zh).containsExactlyInAnyOrderElementsOf(used);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.yinzheng.credential.verdict.texts", locale);
    }

    @Test
    void a_code_that_has_words_is_said_in_words_and_another_as_it_is() {
        assertThat(revokedFor("VIOLATION").zh()).isEqualTo("吊销于 x（原因：违法行为）。");
        assertThat(revokedFor("VIOLATION").en()).contains("breach of rules").doesNotContain("VIOLATION");
        assertThat(revokedFor("-").zh()).contains("未注明");
        assertThat(revokedFor("REGULATION-17").zh()).contains("REGULATION-17");
        Check moving = VerdictTexts.check(CheckStep.STATE, CheckResult.FAIL, Reason.STATE_IN_TRANSFER, "x", "360000");
        assertThat(moving.text().zh()).isEqualTo("自 x 起转出，正在转入江西省。");
        assertThat(moving.text().en()).contains("Jiangxi");
        Check unread = VerdictTexts.check(CheckStep.CBOR, CheckResult.FAIL, Reason.CBOR_NOT_STRICT, "NOT_SHORTEST");
        assertThat(unread.text().zh()).doesNotContainPattern("[A-Z]");
    }

    private static Bilingual revokedFor(String cause) {
        return VerdictTexts.check(CheckStep.STATE, CheckResult.FAIL, Reason.STATE_REVOKED, "x", cause)
                .text();
    }

    @Test
    void an_argument_with_braces_is_shown_as_it_is() {
        Check check = VerdictTexts.check(CheckStep.STATE, CheckResult.FAIL, Reason.STATE_REPLACED, "{1}", "x");
        assertThat(check.text().en()).isEqualTo("Replaced since {1} by x.");
    }

    @Test
    void a_technical_failure_is_never_phrased_as_a_bad_document() {
        for (VerdictCode code : List.of(VerdictCode.UNREADABLE, VerdictCode.UNSUPPORTED, VerdictCode.STATUS_UNKNOWN)) {
            assertThat(code.tone()).isNotEqualTo(Tone.BAD);
            assertThat(code.tone()).isNotEqualTo(Tone.GOOD);
        }
        VerdictTexts.all().values().forEach(text -> {
            assertThat(text.zh()).doesNotContain("伪造", "假证");
            assertThat(text.en()).doesNotContainIgnoringCase("forged").doesNotContainIgnoringCase("fake");
        });
    }
}
