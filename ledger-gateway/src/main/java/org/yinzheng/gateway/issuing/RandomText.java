// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.yinzheng.credential.record.Sha256;

/** Random characters that a person can read out and that spell no number of a person. */
public final class RandomText {
    /** Without letters and digits that are taken for each other. */
    private static final String READABLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** Six characters that open a look-up by hand. */
    public static String checkValue() {
        return of(READABLE, 6);
    }

    /** Sixteen letters, 73 bits: letters alone, so that no row of digits can be a number of a person. */
    public static String serial() {
        return of(LETTERS, 16);
    }

    /** Ten characters that only look random: the same words give the same again. */
    public static String drawnFrom(String... words) {
        var digest = new BigInteger(1, Sha256.of(String.join("\n", words).getBytes(StandardCharsets.UTF_8)));
        var text = new StringBuilder(10);
        for (int i = 0; i < 10; i++) {
            text.append(READABLE.charAt(digest.shiftRight(5 * i).intValue() & 31));
        }
        return text.toString();
    }

    private static String of(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
