// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.text;

import java.util.Arrays;

/** RFC 4648 base32, upper case, no padding, exactly one text for each byte string. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt(buffer >>> bits - 5 & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }

    static byte[] decode(String text) throws QrTextException {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = buffer << 5 | value(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >>> bits);
            }
            buffer &= (1 << bits) - 1;
        }
        // 1, 3 and 6 characters over a multiple of eight spell no whole number of bytes.
        if (bits >= 5) {
            throw new QrTextException(QrTextException.Fault.LENGTH_IMPOSSIBLE);
        }
        if (buffer != 0) {
            throw new QrTextException(QrTextException.Fault.UNUSED_BITS);
        }
        return bytes;
    }

    private static int value(char c) throws QrTextException {
        int value = c < VALUES.length ? VALUES[c] : -1;
        if (value < 0) {
            throw new QrTextException(faultOf(c));
        }
        return value;
    }

    private static QrTextException.Fault faultOf(char c) {
        if (c >= 'a' && c <= 'z') {
            return QrTextException.Fault.LOWER_CASE;
        }
        if (c == '=') {
            return QrTextException.Fault.PADDING;
        }
        return Character.isWhitespace(c) ? QrTextException.Fault.BLANK_INSIDE : QrTextException.Fault.CHARACTER;
    }
}
