// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What somebody makes of a genuine code who cannot sign. */
final class SpoiltCode {
    private static final String PREFIX = "YZ1:";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String RADIX_32 = "0123456789abcdefghijklmnopqrstuv";

    private SpoiltCode() {}

    /** The code with one character of its signature changed. */
    static String withOneCharacterChanged(String code) {
        int place = code.length() - 20;
        char other = code.charAt(place) == 'A' ? 'B' : 'A';
        return code.substring(0, place) + other + code.substring(place + 1);
    }

    /** The code as if an issuer had made it whose name is as long and stands in no registry. */
    static String from(String code, String issuer) {
        String text = code.substring(code.indexOf(PREFIX) + PREFIX.length());
        int unused = text.length() * 5 % 8;
        byte[] message = new BigInteger(translated(text, BASE32, RADIX_32), 32)
                .shiftRight(unused)
                .toByteArray();
        String bytes = new String(message, StandardCharsets.ISO_8859_1);
        String spoilt = bytes.replaceFirst(issuer, issuer.substring(0, 2) + "Z".repeat(issuer.length() - 2));
        String digits = new BigInteger(1, spoilt.getBytes(StandardCharsets.ISO_8859_1))
                .shiftLeft(unused)
                .toString(32);
        String padded = "0".repeat(text.length() - digits.length()) + digits.toLowerCase(Locale.ROOT);
        return PREFIX + translated(padded, RADIX_32, BASE32);
    }

    private static String translated(String text, String from, String to) {
        return text.chars()
                .map(c -> to.charAt(from.indexOf(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
