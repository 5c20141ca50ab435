// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/** The 18-character code of an organisation, GB 32100-2015: its alphabet and its last check character. */
final class SocialCreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private SocialCreditCode() {}

    static String check(String what, String code) {
        Require.that(
                code.length() == 18 && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0),
                "agency",
                what + ": '" + code + "' is no social credit code: 18 characters of " + ALPHABET);
        char expected = checkCharacter(code);
        Require.that(
                code.charAt(17) == expected,
                "agency",
                what + ": '" + code + "' ends with " + code.charAt(17) + ", its check character is " + expected);
        return code;
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
