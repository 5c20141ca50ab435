// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.yinzheng.gateway.storage.Seal;

/**
 * A random key for each document, wrapped by the master key, and the keyed hashes of the indexes. What is sealed opens
 * only under its own identifier.
 */
final class RecordCipher {
    private static final int KEY_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final Seal wrapping;
    private final SecretKey hashing;
    private final String masterKeyId;

    RecordCipher(MasterKey master) {
        this.wrapping = new Seal(master.derive("yinzheng document key wrapping"));
        this.hashing = new SecretKeySpec(master.derive("yinzheng document index"), "HmacSHA256");
        this.masterKeyId = master.id();
    }

    String masterKeyId() {
        return masterKeyId;
    }

    /** A new document key, wrapped. */
    byte[] newWrappedKey(DocumentId id) {
        byte[] key = new byte[KEY_LENGTH];
        random.nextBytes(key);
        return wrapping.close(keyPlace(id), key);
    }

    byte[] seal(byte[] wrappedKey, byte[] plain, DocumentId id) {
        return unwrap(wrappedKey, id).close(id.place(), plain);
    }

    byte[] open(byte[] wrappedKey, byte[] sealed, DocumentId id) {
        return unwrap(wrappedKey, id).open(id.place(), sealed);
    }

    /** A hash that only the owner of the master key can compute, as hex; {@code domain} keeps uses apart. */
    String keyedHash(String domain, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            mac.update(domain.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException problem) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", problem);
        }
    }

    private Seal unwrap(byte[] wrappedKey, DocumentId id) {
        return new Seal(wrapping.open(keyPlace(id), wrappedKey));
    }

    private static String keyPlace(DocumentId id) {
        return "key\n" + id.place();
    }
}
