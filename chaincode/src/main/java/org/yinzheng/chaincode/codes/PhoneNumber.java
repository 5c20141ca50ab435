// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.codes;

/** Mobile numbers of mainland China: 11 digits, 1 then 3 to 9. The ledger never takes one. */
public final class PhoneNumber {
    private static final int LENGTH = 11;

    private PhoneNumber() {}

    /** Whether one stands anywhere in the text, inside a longer row of digits too. */
    public static boolean isIn(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isDigit(text.charAt(i)) ? run + 1 : 0;
            if (run >= LENGTH && startsAt(text, i - LENGTH + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(String text, int start) {
        return text.charAt(start) == '1' && text.charAt(start + 1) >= '3';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
