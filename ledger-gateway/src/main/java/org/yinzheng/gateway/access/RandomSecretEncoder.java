// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.yinzheng.credential.record.Sha256;

/** For secrets of 192 random bits, which nobody guesses: one hash, not a slow one. Never for a word a person chose. */
final class RandomSecretEncoder implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence secret) {
        return HexFormat.of().formatHex(Sha256.of(String.valueOf(secret).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        return secret != null
                && encoded != null
                && MessageDigest.isEqual(
                        encode(secret).getBytes(StandardCharsets.UTF_8), encoded.getBytes(StandardCharsets.UTF_8));
    }
}
