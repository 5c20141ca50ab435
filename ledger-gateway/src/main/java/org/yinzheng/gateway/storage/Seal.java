// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what rests in the database: AES-256-GCM, a random 12-byte nonce before the ciphertext. The place a value
 * belongs to is authenticated with it, so a row's content cannot be moved to another row.
 */
public final class Seal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public Seal(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("a storage key has 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    public byte[] close(String place, byte[] content) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, place, content, 0, content.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws SealBroken if the bytes were changed, moved from another place or sealed with another key */
    public byte[] open(String place, byte[] sealed) {
        if (sealed.length < NONCE + TAG_BITS / 8) {
            throw new SealBroken(place, null);
        }
        var nonce = ByteBuffer.wrap(sealed).slice(0, NONCE);
        var first = new byte[NONCE];
        nonce.get(first);
        return run(Cipher.DECRYPT_MODE, first, place, sealed, NONCE, sealed.length - NONCE);
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] input, int from, int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException e) {
            throw new SealBroken(place, e);
        }
    }
}
