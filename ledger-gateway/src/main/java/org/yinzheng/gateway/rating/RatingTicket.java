// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a link to rate carries behind #: which invitation, and a secret that only whoever was given the link knows.
 *
 * @param invitation UUID
 * @param secret 16 random bytes, hex
 */
record RatingTicket(String invitation, String secret) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f]{32})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static RatingTicket newFor(String invitation) {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new RatingTicket(invitation, HexFormat.of().formatHex(bytes));
    }

    static Optional<RatingTicket> read(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new RatingTicket(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String text() {
        return invitation + "." + secret;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "RatingTicket[" + invitation + "]";
    }
}
