// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key under all documents: 32 random bytes, from which a key for each use is expanded (RFC 5869 section 2.3). */
final class MasterKey {
    static final int LENGTH = 32;
    private static final int ID_LENGTH = 8;

    private final byte[] bytes;

    MasterKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("the documents' master key has " + LENGTH + " bytes, not " + bytes.length
                    + ": restore its file from your backup");
        }
        this.bytes = bytes.clone();
    }

    /** 32 bytes for one use. */
    byte[] derive(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", problem);
        }
    }

    /** Tells keys apart without saying anything about them: 16 hex digits. */
    String id() {
        return HexFormat.of().formatHex(Arrays.copyOf(derive("yinzheng key id"), ID_LENGTH));
    }
}
