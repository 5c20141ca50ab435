// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The hashes and byte forms that Fabric's chain is made of. */
final class Hashes {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;

    private Hashes() {}

    static ByteString sha256(Iterable<ByteString> parts) {
        var digest = sha256Digest();
        for (var part : parts) {
            digest.update(part.asReadOnlyByteBuffer());
        }
        return ByteString.copyFrom(digest.digest());
    }

    static ByteString sha256(ByteString... parts) {
        return sha256(List.of(parts));
    }

    /** DER of SEQUENCE { INTEGER number, OCTET STRING previous hash, OCTET STRING data hash }. */
    static ByteString headerBytes(BlockHeader header) {
        var number = new BigInteger(Long.toUnsignedString(header.getNumber())).toByteArray();
        var content = element(INTEGER, ByteString.copyFrom(number))
                .concat(element(OCTETS, header.getPreviousHash()))
                .concat(element(OCTETS, header.getDataHash()));
        return element(SEQUENCE, content);
    }

    static ByteString headerHash(BlockHeader header) {
        return sha256(headerBytes(header));
    }

    private static ByteString element(int tag, ByteString content) {
        var size = content.size();
        if (size < 0x80) {
            return ByteString.copyFrom(new byte[] {(byte) tag, (byte) size}).concat(content);
        }
        if (size < 0x100) {
            return ByteString.copyFrom(new byte[] {(byte) tag, (byte) 0x81, (byte) size})
                    .concat(content);
        }
        if (size > 0xffff) {
            throw new IllegalArgumentException("header field of " + size + " bytes");
        }
        return ByteString.copyFrom(new byte[] {(byte) tag, (byte) 0x82, (byte) (size >> 8), (byte) size})
                .concat(content);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
