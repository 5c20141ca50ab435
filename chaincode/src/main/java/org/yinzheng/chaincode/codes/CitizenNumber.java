// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.codes;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Citizen numbers, GB 11643-1999: 17 digits and a check character (ISO 7064 MOD 11-2), with a real date of birth. The
 * ledger never takes one; this finds them where a careless system would put one.
 */
public final class CitizenNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LENGTH = 18;

    private CitizenNumber() {}

    /** Whether the text is one: province, date and check character right. A lower-case x is read as X. */
    public static boolean is(String text) {
        return text.length() == LENGTH && startsAt(text, 0);
    }

    /** Whether one stands anywhere in the text. */
    public static boolean isIn(String text) {
        for (int start = 0; start + LENGTH <= text.length(); start++) {
            if (startsAt(text, start)) {
                return true;
            }
        }
        return false;
    }

    /** The check character that the first 17 digits demand. */
    public static char checkCharacter(String first17) {
        return checkCharacter(first17, 0);
    }

    private static boolean startsAt(String text, int start) {
        for (int i = 0; i < LENGTH - 1; i++) {
            char c = text.charAt(start + i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return Regions.isProvince(text.substring(start, start + 2))
                && Character.toUpperCase(text.charAt(start + LENGTH - 1)) == checkCharacter(text, start)
                && isDate(text.substring(start + 6, start + 14));
    }

    private static char checkCharacter(String text, int start) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (text.charAt(start + i) - '0') * WEIGHTS[i];
        }
        return "10X98765432".charAt(sum % 11);
    }

    private static boolean isDate(String yyyymmdd) {
        int year = Integer.parseInt(yyyymmdd.substring(0, 4));
        if (year < 1850 || year > 2200) {
            return false;
        }
        try {
            LocalDate.of(year, Integer.parseInt(yyyymmdd.substring(4, 6)), Integer.parseInt(yyyymmdd.substring(6, 8)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
