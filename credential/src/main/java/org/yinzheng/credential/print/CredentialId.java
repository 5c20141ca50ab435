// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.print;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Claim cti: 16 random bytes, another for each credential. For receipts it is a secret: their holder alone knows it. */
public final class CredentialId {
    /** Bytes of an identifier. */
    public static final int LENGTH = 16;

    private final byte[] bytes;

    public CredentialId(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a cti has 16 bytes, this has " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    public static CredentialId random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new CredentialId(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** 32 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialId id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says nothing: the bytes may open a receipt. */
    @Override
    public String toString() {
        return "cti";
    }
}
