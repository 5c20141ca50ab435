// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

import java.util.Locale;
import org.yinzheng.gateway.problem.InvalidRequestException;

/**
 * The short number beside a licence's code: serial, check character and 6 random characters, written {@code
 * ZJ2026000000000001-F-K7M2QX}. Lower case, blanks and missing or extra hyphens are forgiven.
 *
 * @param shortNumber in the written form above
 */
public record LicenceForm(String shortNumber) implements LookupForm {
    private static final int RANDOM = 6;
    private static final int SHORTEST = 1 + 1 + RANDOM;
    private static final int LONGEST = 32 + 1 + RANDOM;

    public LicenceForm {
        String plain = shortNumber.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (plain.length() < SHORTEST || plain.length() > LONGEST || !plain.matches("[0-9A-Z]+")) {
            throw new InvalidRequestException(
                    "shortNumber is a serial of 1 to 32 letters and digits, a check character and 6 characters");
        }
        int check = plain.length() - RANDOM - 1;
        shortNumber = plain.substring(0, check) + "-" + plain.charAt(check) + "-" + plain.substring(check + 1);
    }

    @Override
    public String phrase() {
        return shortNumber;
    }

    @Override
    public String target() {
        return "licence:" + shortNumber.substring(0, shortNumber.length() - RANDOM);
    }

    /** Says nothing: the number opens the licence. */
    @Override
    public String toString() {
        return "LicenceForm";
    }
}
