// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.verify.Asked;
import org.yinzheng.credential.verify.ReplayMemory;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;

/**
 * What a page asked of a holder before the code was shown: made and kept by the page, so the service remembers nothing.
 *
 * @param audience the name that the holder must have signed
 * @param nonce hex, what the holder must have signed
 * @param holderRequired whether a code that anybody can bear is refused
 */
record Challenge(Optional<String> audience, Optional<String> nonce, boolean holderRequired) {
    private static final Pattern NONCE = Pattern.compile("([0-9a-f]{2}){8,64}");
    private static final int LONGEST_NAME = 200;

    static final Challenge NONE = new Challenge(Optional.empty(), Optional.empty(), false);

    static Challenge of(@Nullable String audience, @Nullable String nonce, @Nullable Boolean holderRequired) {
        boolean named = audience == null
                || (!audience.isEmpty() && audience.codePointCount(0, audience.length()) <= LONGEST_NAME);
        if (!named || (nonce != null && !NONCE.matcher(nonce).matches())) {
            throw new ProblemException(
                    ProblemCode.CHALLENGE_MALFORMED,
                    "'nonce' is 8 to 64 bytes in lower-case hex, 'audience' a name of 1 to 200 characters");
        }
        return new Challenge(
                Optional.ofNullable(audience), Optional.ofNullable(nonce), Boolean.TRUE.equals(holderRequired));
    }

    Asked asked(ReplayMemory seen) {
        return new Asked(audience, nonce.map(HexFormat.of()::parseHex), holderRequired, seen, Optional.empty());
    }
}
