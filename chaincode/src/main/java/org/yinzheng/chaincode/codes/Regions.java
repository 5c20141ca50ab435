// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.codes;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Administrative regions, GB/T 2260: 6 digits. The first two (the province) are checked strictly; the rest are not, since
 * codes of counties retire and their documents stay. {@code 100000} is the national platform.
 */
public final class Regions {
    public static final String NATIONAL = "100000";

    private static final String PROVINCES =
            " 10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54"
                    + " 61 62 63 64 65 71 81 82 ";

    private Regions() {}

    /** Refuses anything that is not 6 digits beginning with a province. */
    public static String check(@Nullable String region, String name) {
        Require.digits(region, 6, name);
        var code = Require.present(region, name);
        Require.that(isProvince(code), name + " must begin with a province of GB/T 2260, such as 330000 or 360000");
        return code;
    }

    /** Whether the first two characters are those of a province, or of the national platform. */
    public static boolean isProvince(String code) {
        return code.length() >= 2 && PROVINCES.contains(" " + code.substring(0, 2) + " ");
    }
}
