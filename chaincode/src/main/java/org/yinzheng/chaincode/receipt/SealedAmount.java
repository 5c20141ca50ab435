// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An amount that only the receipt's holder can read, sealed so that every endorser computes the same bytes.
 *
 * <p>A synthetic initialisation vector (the construction of RFC 5297 with HMAC-SHA-256 as its only primitive): the tag is a
 * keyed hash of the place and the amount, the amount is covered by a key stream that depends on the tag. Two claimants that
 * race for the same place leave two different seals in the block, and their difference says nothing about the amounts; a
 * plain key stream of (secret, place) would give it away.
 */
public final class SealedAmount {
    private static final HexFormat HEX = HexFormat.of();
    private static final int TAG = 32;

    private SealedAmount() {}

    /** Where an amount is sealed: one receipt, one step of its claims, one use within it, one transaction. */
    public record Place(ReceiptNumber receipt, long seq, String use, String transactionId) {}

    /** The seal as 80 hex digits: tag and covered amount. */
    public static String seal(ReceiptSecret secret, Place place, long fen) {
        byte[] tag = tag(secret, place, fen);
        return HEX.formatHex(tag) + HEX.formatHex(cover(secret, tag, fen));
    }

    /** The amount in fen, or nothing if this secret and place did not make this seal. */
    public static Optional<Long> open(ReceiptSecret secret, Place place, String sealed) {
        byte[] bytes = HEX.parseHex(sealed);
        if (bytes.length != TAG + Long.BYTES) {
            return Optional.empty();
        }
        byte[] tag = Arrays.copyOf(bytes, TAG);
        long covered = ByteBuffer.wrap(bytes, TAG, Long.BYTES).getLong();
        long fen = ByteBuffer.wrap(cover(secret, tag, covered)).getLong();
        return MessageDigest.isEqual(tag, tag(secret, place, fen)) ? Optional.of(fen) : Optional.empty();
    }

    private static byte[] tag(ReceiptSecret secret, Place place, long fen) {
        return secret.keyed("yinzheng sealed amount: tag")
                .part(place.receipt().text())
                .part(place.seq())
                .part(place.use())
                .part(place.transactionId())
                .part(fen)
                .hash();
    }

    private static byte[] cover(ReceiptSecret secret, byte[] tag, long fen) {
        byte[] stream = secret.keyed("yinzheng sealed amount: stream").part(tag).hash();
        long covered = ByteBuffer.wrap(stream).getLong() ^ fen;
        return ByteBuffer.allocate(Long.BYTES).putLong(covered).array();
    }
}
