// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import java.util.List;
import org.yinzheng.chaincode.refusal.Require;

/** Which fields of a type were shown: their keys, ascending. */
final class ShownFields {
    private static final int MOST = 64;
    private static final int LARGEST_KEY = 1000;

    private ShownFields() {}

    static List<Integer> check(List<Integer> fields) {
        var keys = Require.distinct(fields, 0, MOST, "fields");
        keys.forEach(key -> Require.range(key, 0, LARGEST_KEY, "fields"));
        return keys.stream().sorted().toList();
    }
}
