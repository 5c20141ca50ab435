// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.identity.Sha256;

/**
 * A digest of a table that can follow single changes: the sum, modulo 2^256, of the SHA-256 of every row. It finds damage,
 * not malice: who can write the file can also write a fitting digest, and against that stands the check from the blocks.
 */
final class ContentDigest {
    static final int LENGTH = 32;

    private final byte[] sum;

    ContentDigest() {
        this(new byte[LENGTH]);
    }

    ContentDigest(byte[] sum) {
        if (sum.length != LENGTH) {
            throw new LedgerException("a stored digest has " + sum.length + " bytes instead of " + LENGTH);
        }
        this.sum = sum.clone();
    }

    byte[] bytes() {
        return sum.clone();
    }

    boolean matches(byte[] expected) {
        return Arrays.equals(sum, expected);
    }

    void change(StateChange change) {
        if (change.before() != null) {
            subtract(hash(change.key(), change.before()));
        }
        if (change.after() != null) {
            add(hash(change.key(), change.after()));
        }
    }

    void addState(StateKey key, StateValue value) {
        add(hash(key, value));
    }

    void addHistory(StateKey key, Version version) {
        add(hash(key, new StateValue(ByteString.EMPTY, ByteString.EMPTY, version)));
    }

    void addTransaction(TransactionPlace place) {
        add(Sha256.of(
                number(place.code().getNumber()),
                number(place.block()),
                number(place.position()),
                place.id().getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hash(StateKey key, StateValue value) {
        return Sha256.of(
                sized(key.namespace().getBytes(StandardCharsets.UTF_8)),
                sized(key.key().getBytes(StandardCharsets.UTF_8)),
                sized(value.value().toByteArray()),
                sized(value.metadata().toByteArray()),
                number(value.version().block()),
                number(value.version().position()));
    }

    private static byte[] sized(byte[] bytes) {
        byte[] length = number(bytes.length);
        byte[] joined = Arrays.copyOf(length, length.length + bytes.length);
        System.arraycopy(bytes, 0, joined, length.length, bytes.length);
        return joined;
    }

    private static byte[] number(long value) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }

    private void add(byte[] hash) {
        int carry = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = (sum[i] & 0xff) + (hash[i] & 0xff) + carry;
            sum[i] = (byte) digit;
            carry = digit >>> 8;
        }
    }

    private void subtract(byte[] hash) {
        int borrow = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = (sum[i] & 0xff) - (hash[i] & 0xff) - borrow;
            sum[i] = (byte) digit;
            borrow = digit < 0 ? 1 : 0;
        }
    }

    static byte[] content(byte @Nullable [] previous, byte[] block) {
        return Sha256.of(previous == null ? new byte[LENGTH] : previous, Sha256.of(block));
    }
}
