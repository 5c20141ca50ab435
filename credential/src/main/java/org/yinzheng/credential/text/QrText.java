// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.text;

import java.net.URI;

/**
 * The text of a code: {@code YZ1:} and base32 (RFC 4648, upper case, no padding) of a COSE_Sign1, alone or as the
 * fragment of an https link. Reading is strict: one credential has one text.
 */
public final class QrText {
    /** What every code of this version begins with. */
    public static final String PREFIX = "YZ1:";
    /** The most characters that are looked at: what a QR code of version 40 can hold. */
    public static final int MAX_CHARACTERS = 4296;
    /** The most bytes of a message. */
    public static final int MAX_BYTES = 2048;

    private QrText() {}

    /** The text of a message. */
    public static String encode(byte[] message) {
        if (message.length > MAX_BYTES) {
            throw new IllegalArgumentException("a code holds 2048 bytes, this has " + message.length);
        }
        return PREFIX + Base32.encode(message);
    }

    /**
     * A link that any phone's camera opens. What follows {@code #} is in no request line: the
     * page that opens sends it, in a body, to its own server alone.
     *
     * @param verifier the address of a verifier's page, without a fragment
     */
    public static String link(URI verifier, byte[] message) {
        if (verifier.getRawFragment() != null || !verifier.isAbsolute()) {
            throw new IllegalArgumentException("a verifier's address is absolute and has no fragment");
        }
        return verifier + "#" + encode(message);
    }

    /**
     * The message in a text. The first {@code YZ1:} counts, and everything from there to the end, blanks and line ends
     * at the end apart.
     *
     * @throws QrTextException if the text is too long, has no prefix, or is not canonical base32
     */
    public static byte[] decode(String text) throws QrTextException {
        return Base32.decode(checkBytes(body(checkText(text))));
    }

    /** The size check, before anything else looks at the text. */
    public static String checkText(String text) throws QrTextException {
        if (text.length() > MAX_CHARACTERS) {
            throw new QrTextException(QrTextException.Fault.TEXT_TOO_LONG);
        }
        if (text.isBlank()) {
            throw new QrTextException(QrTextException.Fault.EMPTY);
        }
        return text;
    }

    private static String body(String text) throws QrTextException {
        int start = text.indexOf(PREFIX);
        if (start < 0) {
            throw new QrTextException(QrTextException.Fault.NO_PREFIX);
        }
        int end = text.length();
        while (end > start && isTrailing(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start + PREFIX.length(), end);
    }

    private static boolean isTrailing(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static String checkBytes(String body) throws QrTextException {
        if (body.length() * 5 / 8 > MAX_BYTES) {
            throw new QrTextException(QrTextException.Fault.BYTES_TOO_MANY);
        }
        return body;
    }
}
