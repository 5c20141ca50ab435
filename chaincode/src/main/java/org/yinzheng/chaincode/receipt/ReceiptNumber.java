// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.regex.Pattern;

/**
 * What names a fiscal receipt: its code of 8 digits (region of the finance body, category, kind, year) and its number of
 * 10 digits inside a granted block.
 */
public record ReceiptNumber(String code, String number) {
    private static final Pattern CODE = Pattern.compile("[0-9]{8}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{10}");
    private static final long LARGEST = 9_999_999_999L;

    public ReceiptNumber {
        if (!isCode(code)) {
            throw new IllegalArgumentException("a receipt code has 8 digits");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("a receipt number has 10 digits, zeros in front");
        }
    }

    /** The receipt with this code and this number, zeros put in front. */
    public static ReceiptNumber of(String code, long number) {
        return new ReceiptNumber(code, digits(number));
    }

    /** A number as its 10 digits. */
    public static String digits(long number) {
        if (number < 0 || number > LARGEST) {
            throw new IllegalArgumentException("a receipt number lies between 0 and " + LARGEST);
        }
        String text = Long.toString(number);
        return "0".repeat(10 - text.length()) + text;
    }

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public long value() {
        return Long.parseLong(number);
    }

    /** The name used in keys, commitments and events: {@code FIS:code:number}. */
    public String text() {
        return "FIS:" + code + ":" + number;
    }
}
