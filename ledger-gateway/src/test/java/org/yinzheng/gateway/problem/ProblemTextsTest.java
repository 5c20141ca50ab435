// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.gateway.ledger.LedgerRefusal;

class ProblemTextsTest {
    private final ProblemTexts texts = new ProblemTexts();

    @ParameterizedTest
    @EnumSource
    void every_problem_of_the_gateway_has_words_in_both_languages(Problem problem) {
        assertThat(texts.detail(problem, Locale.ENGLISH, "a", "b").getDetail()).isNotBlank();
        assertThat(texts.detail(problem, Locale.SIMPLIFIED_CHINESE, "a", "b").getDetail())
                .matches("(?s).*\\p{IsHan}.*");
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_of_the_ledger_has_words_in_chinese_and_keeps_its_own(Refusal refusal) {
        var told = new LedgerRefusal(refusal.name(), "what would be accepted");
        var chinese = texts.detail(told, Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese.getDetail()).matches("(?s).*\\p{IsHan}.*").contains("what would be accepted");
        assertThat(texts.detail(told, Locale.ENGLISH).getDetail()).isEqualTo("what would be accepted");
        assertThat(chinese.getProperties()).containsEntry("code", refusal.name());
    }
}
