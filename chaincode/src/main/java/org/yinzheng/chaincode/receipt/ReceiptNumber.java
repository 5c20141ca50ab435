// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Require;

/**
 * What names a fiscal receipt: its code of 8 digits (region of the finance body, category, kind, year) and its number of
 * 10 digits inside a granted block.
 */
public record ReceiptNumber(String code, String number) {
    private static final long LARGEST = 9_999_999_999L;

    public ReceiptNumber {
        checkCode(code);
        checkNumber(number, "number");
    }

    /** The receipt with this code and this number, zeros put in front. */
    public static ReceiptNumber of(String code, long number) {
        return new ReceiptNumber(code, digits(number));
    }

    /** A number as its 10 digits. */
    public static String digits(long number) {
        Require.range(number, 0, LARGEST, "number");
        String text = Long.toString(number);
        return "0".repeat(10 - text.length()) + text;
    }

    static void checkCode(@Nullable String code) {
        Require.digits(code, 8, "code");
    }

    static void checkNumber(@Nullable String number, String name) {
        Require.digits(number, 10, name);
    }

    public long value() {
        return Long.parseLong(number);
    }

    /** The name used in keys, commitments and events: {@code FIS:code:number}. */
    public String text() {
        return "FIS:" + code + ":" + number;
    }
}
