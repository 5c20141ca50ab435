// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.regex.Pattern;

/** 32 bytes written as 64 lower-case hex digits. */
final class Hex32 {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private Hex32() {}

    static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
