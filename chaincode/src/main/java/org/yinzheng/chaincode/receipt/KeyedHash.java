// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 over a purpose and named parts; every part is framed by its length, so no two inputs read the same. */
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    KeyedHash(byte[] key, String purpose) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
        part(purpose);
    }

    KeyedHash part(byte[] bytes) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
        return this;
    }

    KeyedHash part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    KeyedHash part(long number) {
        return part(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    byte[] hash() {
        return mac.doFinal();
    }
}
