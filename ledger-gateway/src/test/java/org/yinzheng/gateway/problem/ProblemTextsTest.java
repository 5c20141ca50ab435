// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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

    /** The wallet's own codes are no answer of the console. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WALLET_KEY_INVALID", "WALLET_PROOF_WRONG"})
    void a_page_names_no_header_no_address_and_no_format(Problem problem) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertThat(texts.forPages()
                            .detail(problem, locale, "POST /api/v1/x", "b")
                            .getDetail())
                    .isNotBlank()
                    .doesNotContainPattern("(?i)idempotency|header|请求头|json|bearer|member|成员|参数|request body|请求体");
        }
    }

    @Test
    void a_paused_job_says_why_in_words() {
        var pages = texts.forPages();
        assertThat(pages.sentence("KEY_CLOSED", "", Locale.SIMPLIFIED_CHINESE)).isEqualTo("密钥已关闭");
        assertThat(pages.sentence("KEY_CLOSED", "", Locale.ENGLISH)).isEqualTo("key closed");
        assertThat(pages.sentence("ACCOUNT_UNKNOWN", "", Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(texts.detail(Problem.ACCOUNT_UNKNOWN, Locale.SIMPLIFIED_CHINESE)
                        .getDetail());
        assertThat(pages.sentence("MVCC_READ_CONFLICT", "", Locale.SIMPLIFIED_CHINESE))
                .contains("没有任何记录", "MVCC_READ_CONFLICT");
        assertThat(pages.sentence("NOT_RECORDED", "PHANTOM_READ_CONFLICT", Locale.SIMPLIFIED_CHINESE))
                .contains("没有任何记录", "PHANTOM_READ_CONFLICT");
        assertThat(pages.sentence("REQUEST_FENCED", "put the row into a new file", Locale.SIMPLIFIED_CHINESE))
                .endsWith("（请把这一行放进新文件）");
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
