// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/**
 * The 18-character code of an organisation, GB 32100-2015, by the rule of the contracts: its last character is the check character, and characters 9 to 17 are
 * the organisation code, whose last is the GB 11714 check.
 */
final class SocialCreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private SocialCreditCode() {}

    static String check(String what, String code) {
        Require.that(
                code.length() == 18 && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0),
                "agency",
                what + ": '" + code + "' is no social credit code: 18 characters of " + ALPHABET);
        char organisation = organisationCheck(code);
        Require.that(
                code.charAt(16) == organisation,
                "agency",
                what + ": '" + code + "' has " + code.charAt(16)
                        + " as character 17, the organisation code's check character is " + organisation);
        char expected = checkCharacter(code);
        Require.that(
                code.charAt(17) == expected,
                "agency",
                what + ": '" + code + "' ends with " + code.charAt(17) + ", its check character is " + expected);
        return code;
    }

    private static char organisationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            // 0 to 9 and A to Z count as 0 to 35
            sum += Character.getNumericValue(code.charAt(8 + i)) * ORGANISATION_WEIGHTS[i];
        }
        return "0X987654321".charAt(sum % 11);
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
