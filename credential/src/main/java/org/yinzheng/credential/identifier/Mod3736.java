// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.identifier;

/** The hybrid check system MOD 37,36 of ISO 7064 over digits and upper-case letters. */
final class Mod3736 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Mod3736() {}

    static char checkCharacter(String text) {
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            int sum = (product + ALPHABET.indexOf(text.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return ALPHABET.charAt((37 - product) % 36);
    }
}
