// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChineseAmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|零元整|¥0.00",
                "1|壹分|¥0.01",
                "10|壹角整|¥0.10",
                "105|壹元零伍分|¥1.05",
                "123450|壹仟贰佰叁拾肆元伍角整|¥1,234.50",
                "100000|壹仟元整|¥1,000.00",
                "100100|壹仟零壹元整|¥1,001.00",
                "1000000|壹万元整|¥10,000.00",
                "1000500|壹万零伍元整|¥10,005.00",
                "10101000|壹拾万壹仟零壹拾元整|¥101,010.00",
                "10000000000|壹亿元整|¥100,000,000.00",
                "10000000100|壹亿零壹元整|¥100,000,001.00",
                "10000100000000|壹仟亿零壹佰万元整|¥100,001,000,000.00",
                "-18650|负壹佰捌拾陆元伍角整|-¥186.50"
            })
    void amounts_are_written_in_capitals_and_in_figures(long fen, String capitals, String figures) {
        assertThat(ChineseAmount.capitals(fen)).isEqualTo(capitals);
        assertThat(ChineseAmount.figures(fen)).isEqualTo(figures);
    }
}
