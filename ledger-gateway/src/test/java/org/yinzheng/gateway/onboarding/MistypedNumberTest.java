// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.gateway.problem.ErrorPhrases;

class MistypedNumberTest {
    private static final String ID = "1.2.156.3005.2.11100000Y2DEM001XD001.11330000MB03300858.UQTURYSHUDGAJBDC.001.";

    @ParameterizedTest
    @CsvSource({
        "330102190001010012, 最后一位校验位应为 1",
        "91330100MADEMA019R, 最后一位校验位应为 Q",
        "91330100MADEMA018Q, 第 17 位校验位应为 9",
        ID + "8, 证照标识的校验位应为 9",
        "1.2.156.3005.2.111, 证照标识应写成 1.2.156.3005.2.类型(21 位).颁发机构(18 或 6 位).流水号(1 至 32 位).版本(3 位).校验位",
    })
    void says_which_character_was_expected(String number, String words) {
        assertThat(MistypedNumber.doubt(number).map(detail -> ErrorPhrases.in(Locale.CHINESE, detail)))
                .contains(words);
    }

    @Test
    void says_it_in_english_too() {
        assertThat(MistypedNumber.doubt("91330100MADEMA019R")
                        .map(detail -> ErrorPhrases.onPage(Locale.ENGLISH, detail)))
                .contains("the number, last character: check character Q expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"330102190001010011", "91330100MADEMA019Q", ID + "9", "JY13301060000018", "3306012600000"})
    void doubts_no_number_that_fits_and_none_without_a_check_character(String number) {
        assertThat(MistypedNumber.doubt(number)).isEmpty();
    }
}
