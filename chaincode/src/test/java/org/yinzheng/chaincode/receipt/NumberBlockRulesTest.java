// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.chaincode.refusal.Refusal;

final class NumberBlockRulesTest {
    @ParameterizedTest
    @CsvSource({
        // code, first, last, lanes, next free, region: answer
        "33010126,       1,      100,  4,   1, 330000, ok",
        "33010126,     101,      101,  1, 101, 330000, ok",
        "33010126,     500,      600,  1, 101, 330100, ok",
        "00010126,       1,      100,  1,   1, 100000, ok",
        "36010126,       1,      100,  1,   1, 330000, CODE_NOT_OF_REGION",
        "10010126,       1,      100,  1,   1, 100000, CODE_NOT_OF_REGION",
        "33010126,     100,      200,  1, 101, 330000, BLOCK_OVERLAPS",
        "33010126,       0,      100,  1,   1, 330000, BLOCK_RANGE_WRONG",
        "33010126,     100,       99,  1,   1, 330000, BLOCK_RANGE_WRONG",
        "33010126,       1, 10000001,  1,   1, 330000, BLOCK_RANGE_WRONG",
        "33010126,       1, 10000000,  1,   1, 330000, ok",
        "33010126,       1,      100,  0,   1, 330000, LANES_WRONG",
        "33010126,       1,      100, 65,   1, 330000, LANES_WRONG",
        "33010126,       1,        3,  4,   1, 330000, LANES_WRONG"
    })
    void blocks_are_granted_upwards_inside_the_region(
            String code, long first, long last, int lanes, long nextFree, String region, String answer) {
        assertThat(NumberBlockRules.grant(code, first, last, lanes, nextFree, region)
                        .map(Refusal::name)
                        .orElse("ok"))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        // next, first, count: answer, of a lane 11 to 20
        "11, 11,  1, ok",
        "11, 11, 10, ok",
        "11, 11, 11, BLOCK_USED_UP",
        "11, 12,  1, NUMBER_NOT_NEXT",
        "12, 11,  1, NUMBER_TAKEN",
        "20, 20,  1, ok",
        "20, 20,  2, BLOCK_USED_UP",
        "21, 21,  1, BLOCK_USED_UP",
        "21, 20,  1, NUMBER_TAKEN"
    })
    void numbers_are_issued_without_gap_or_overlap(long next, long first, long count, String answer) {
        NumberBlockState lane = new NumberBlockState(
                "33010126-0000000001", 1, "33010126", "unit", "0000000011", "0000000020", next, "body", 0, "request");
        assertThat(NumberBlockRules.issue(lane, first, count).map(Refusal::name).orElse("ok"))
                .isEqualTo(answer);
    }

    @Test
    void lanes_share_the_block_without_gap_or_overlap() {
        assertThat(NumberBlockRules.laneBorders(1, 10, 3)).isEqualTo(List.of(1L, 4L, 7L, 11L));
        assertThat(NumberBlockRules.laneBorders(5, 5, 1)).isEqualTo(List.of(5L, 6L));
    }
}
