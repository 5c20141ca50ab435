// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.text;

import java.net.URI;

/** The text of a verification record's code: {@code YZR:} and base32 of the signed record, alone or behind a link. */
public final class RecordText {
    /** What every record's code begins with. */
    public static final String PREFIX = "YZR:";

    private static final int MAX_BYTES = 1024;

    private RecordText() {}

    /** Whether a text is meant as a record's code. */
    public static boolean isIn(String text) {
        return text.contains(PREFIX);
    }

    /**
     * A link that any phone's camera opens. What follows {@code #} is in no request line: the
     * page that opens sends it, in a body, to its own server alone.
     *
     * @param verifier the address of a verifier's page, without a fragment
     */
    public static String link(URI verifier, byte[] record) {
        return verifier + "#" + PREFIX + Base32.encode(record);
    }

    /**
     * The record in a text: from the first {@code YZR:} to the end, blanks and line ends at the end apart.
     *
     * @throws QrTextException if the text is too long, has no prefix, or is not canonical base32
     */
    public static byte[] decode(String text) throws QrTextException {
        int start = text.indexOf(PREFIX);
        if (start < 0) {
            throw new QrTextException(QrTextException.Fault.NO_PREFIX);
        }
        String body = text.substring(start + PREFIX.length()).stripTrailing();
        if (body.length() * 5 / 8 > MAX_BYTES) {
            throw new QrTextException(QrTextException.Fault.BYTES_TOO_MANY);
        }
        return Base32.decode(body);
    }
}
