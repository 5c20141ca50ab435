// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What stands on the ledger in place of something that must not: HMAC-SHA-256 under a random key that stays here. With
 * the key destroyed nobody can tell any more what it was.
 *
 * @param key 32 random bytes, hex
 * @param value 32 bytes, hex
 */
public record Commitment(String key, String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A commitment to these bytes under a new key. */
    public static Commitment to(byte[] content) {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        var mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(content, 0, content.length);
        var value = new byte[mac.getMacSize()];
        mac.doFinal(value, 0);
        return new Commitment(HexFormat.of().formatHex(key), HexFormat.of().formatHex(value));
    }

    public static Commitment to(String text) {
        return to(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return value;
    }
}
