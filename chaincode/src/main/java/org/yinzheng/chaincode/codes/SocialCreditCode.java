// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.codes;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/**
 * The unified social credit code of an organisation, GB 32100-2015: 18 characters of
 * {@code 0123456789ABCDEFGHJKLMNPQRTUWXY}. The last is the check character (weights 3^i mod 31); characters 9 to 17 are the
 * organisation code, whose last is the GB 11714 check (MOD 11).
 */
public final class SocialCreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private SocialCreditCode() {}

    /** Refuses a code that is not one; a wrong check character is refused with the expected one. */
    public static String check(@Nullable String value, String name) {
        var code = Require.present(value, name);
        boolean fits = code.length() == 18;
        for (int i = 0; fits && i < 18; i++) {
            fits = ALPHABET.indexOf(code.charAt(i)) >= 0;
        }
        Require.that(fits, name + " must be a social credit code: 18 of 0-9 A-Z without I O S V Z");
        expect(code.charAt(16), organisationCheck(code), name + ", character 17 (organisation code)");
        expect(code.charAt(17), checkCharacter(code), name + ", last character");
        return code;
    }

    /** The check character that the first 17 characters demand. */
    public static char checkCharacter(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char organisationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += ORGANISATION_ALPHABET.indexOf(code.charAt(8 + i)) * ORGANISATION_WEIGHTS[i];
        }
        return "0X987654321".charAt(sum % 11);
    }

    private static void expect(char found, char expected, String what) {
        if (found != expected) {
            throw new RefusedException(
                    Refusal.CHECK_CHARACTER_WRONG, what + ": check character " + expected + " expected");
        }
    }
}
