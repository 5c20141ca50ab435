// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.yinzheng.gateway.storage.Seal;

/**
 * A random key for each document, wrapped by a master key, and the keyed hashes of the indexes. What is sealed opens
 * only under its own identifier.
 */
final class RecordCipher {
    private static final int KEY_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Seal> wrappings = new LinkedHashMap<>();
    private final SecretKey hashing;
    private final String newest;

    RecordCipher(MasterKeys masters) {
        for (MasterKey master : masters.keys()) {
            wrappings.put(master.id(), new Seal(master.derive("yinzheng document key wrapping")));
        }
        this.hashing = new SecretKeySpec(masters.oldest().derive("yinzheng document index"), "HmacSHA256");
        this.newest = masters.newest().id();
    }

    /** The identifiers of all master keys, the newest first. */
    List<String> masterKeyIds() {
        return List.copyOf(wrappings.keySet());
    }

    /** Those that wrap nothing new. */
    List<String> olderMasterKeyIds() {
        return masterKeyIds().stream().filter(id -> !id.equals(newest)).toList();
    }

    /** A new document key, wrapped by the newest master key. */
    WrappedKey newWrappedKey(DocumentId id) {
        byte[] key = new byte[KEY_LENGTH];
        random.nextBytes(key);
        return wrapped(key, id);
    }

    /** The same document key, wrapped by the newest master key. */
    WrappedKey wrapAnew(WrappedKey key, DocumentId id) {
        return wrapped(unwrapped(key, id), id);
    }

    byte[] seal(WrappedKey key, byte[] plain, DocumentId id) {
        return new Seal(unwrapped(key, id)).close(id.place(), plain);
    }

    byte[] open(WrappedKey key, byte[] sealed, DocumentId id) {
        return new Seal(unwrapped(key, id)).open(id.place(), sealed);
    }

    /** A hash that only the owner of the master keys can compute, as hex; {@code domain} keeps uses apart. */
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

    private WrappedKey wrapped(byte[] key, DocumentId id) {
        return new WrappedKey(newest, wrapping(newest).close(keyPlace(id), key));
    }

    private byte[] unwrapped(WrappedKey key, DocumentId id) {
        return wrapping(key.masterKeyId()).open(keyPlace(id), key.bytes());
    }

    private Seal wrapping(String masterKeyId) {
        Seal wrapping = wrappings.get(masterKeyId);
        if (wrapping == null) {
            throw new IllegalStateException("the key file holds no master key " + masterKeyId);
        }
        return wrapping;
    }

    private static String keyPlace(DocumentId id) {
        return "key\n" + id.place();
    }
}
