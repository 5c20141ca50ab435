// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpoiltCodeTest {
    // base32 of the bytes 84 'e' '33MKT' 05 'end' 00 01
    private static final String CODE = "YZ1:QRSTGM2NJNKAKZLOMQAAC";

    @Test
    void another_issuer_as_long_stands_in_its_place_and_all_else_stays() {
        assertThat(SpoiltCode.from(CODE, "33MKT")).isEqualTo("YZ1:QRSTGM22LJNAKZLOMQAAC");
    }

    @Test
    void one_character_differs_in_an_altered_code() {
        String altered = SpoiltCode.withOneCharacterChanged(CODE + CODE.substring(4));
        assertThat(altered).hasSameSizeAs(CODE + CODE.substring(4)).isNotEqualTo(CODE + CODE.substring(4));
    }
}
