// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.wallet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.yinzheng.credential.record.Sha256;

/** A link's secret: 16 random bytes, base64url. Nobody guesses it, so its plain digest may be kept. */
final class Secrets {
    private static final int LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean wellFormed(String secret) {
        return FORM.matcher(secret).matches();
    }

    /** SHA-256 of the text, hex. */
    static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
