// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;

class RegionsTest {
    private final List<RegionState> regions = List.of(region("100000"), region("330000"), region("360000"));

    @ParameterizedTest(name = "{0} is of {1}")
    @CsvSource({
        "33060126, 330000",
        "33MKT, 330000",
        "360000MB01, 360000",
        "00010126, 100000",
        "10NAT, 100000",
        "44060126, none",
        "3, none",
        "'', none"
    })
    void a_code_is_of_the_region_whose_digits_it_begins_with(String code, String region) {
        assertThat(Regions.byPrefix(regions, code).map(RegionState::region).orElse("none"))
                .isEqualTo(region);
    }

    private static RegionState region(String code) {
        return new RegionState(code, "MSP" + code, "yz-" + code, new Labels("a", "甲"), null, null, 1, 0);
    }
}
