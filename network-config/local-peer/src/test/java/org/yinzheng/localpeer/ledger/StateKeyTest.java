// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateKeyTest {
    @Test
    void keys_sort_as_their_utf_8_bytes_do() {
        List<String> keys = List.of(
                "",
                "\u0000",
                "\u0000A\u0000",
                "A",
                "Az",
                "a",
                "\u007f",
                "\u0080",
                "é",
                "中",
                "\ud7ff",
                "\ue000",
                "\uffee",
                "\uffff",
                "\ud800\udc00",
                "\ud83c\udf00",
                "\ud83c\udf01",
                "\udbff\udfff",
                "a\udbff\udfff");

        for (String left : keys) {
            for (String right : keys) {
                int expected = Integer.signum(Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8)));
                assertThat(Integer.signum(StateKey.BYTE_ORDER.compare(left, right)))
                        .as("%s %s", left, right)
                        .isEqualTo(expected);
            }
        }
    }
}
