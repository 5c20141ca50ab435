// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPhrasesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    the sum of the items: 1250 fen                      | 应为各项目之和：12.50 元                | the sum of the items: 12.50 yuan
                    the sum of the items: 7 fen                         | 应为各项目之和：7 分                    | the sum of the items: 7 fen
                    payments of the total together: 1250 fen            | 各项支付合计应等于票据金额：12.50 元    | payments together: the total of 12.50 yuan
                    payments of the total together at most: 1250 fen    | 各项支付合计不能超过票据金额：12.50 元  | payments together at most: the total of 12.50 yuan
                    payments of the total together: 7 fen               | 各项支付合计应等于票据金额：7 分        | payments together: the total of 7 fen
                    payments of the total together at most: 50 fen      | 各项支付合计不能超过票据金额：50 分     | payments together at most: the total of 50 fen
                    0 fen or more                                       | 金额不能小于 0                          | an amount in yuan, 0 or more
                    more than 0 fen, at most 999999999999999            | 金额应大于 0                            | an amount in yuan, more than 0
                    """)
    void amounts_are_said_in_yuan_to_people(String detail, String chinese, String english) {
        assertThat(ErrorPhrases.onPage(Locale.CHINESE, detail)).isEqualTo(chinese);
        assertThat(ErrorPhrases.onPage(Locale.ENGLISH, detail)).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a list of 1 to 200",
                "1 to 200 characters",
                "5 to 10080",
                "the issuer gives it",
                "the number of the paper form, 1 to 40 characters",
                "the own region 330000 and others"
            })
    void what_would_be_accepted_is_said_in_chinese(String detail) {
        assertThat(ErrorPhrases.in(Locale.CHINESE, detail)).doesNotContainPattern("[A-Za-z]");
    }
}
