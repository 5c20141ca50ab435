// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.status;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.status.StatusListException.Fault;

/**
 * Credentials that were closed singly while their licence went on, such as a lost phone's: the first 8 bytes of each
 * one's ledger digest, ascending.
 */
public final class ClosedCredentials {
    /** None was closed. */
    public static final ClosedCredentials NONE = new ClosedCredentials(new long[0]);

    /** Bytes of a digest that stand in the list. */
    static final int PREFIX_LENGTH = Long.BYTES;

    /** What a licence records at most; so many times its indexes is the longest that a list can need. */
    private static final int CREDENTIALS_A_LICENCE = 8;

    /** With the highest bit turned, so that the order of signed numbers is that of the bytes. */
    private final long[] turned;

    private ClosedCredentials(long[] turned) {
        this.turned = turned;
    }

    /**
     * In any order, doubled ones too.
     *
     * @param prefixes as {@link #prefix} gives them
     */
    public static ClosedCredentials of(LongStream prefixes) {
        return new ClosedCredentials(
                prefixes.map(ClosedCredentials::turn).sorted().distinct().toArray());
    }

    /** The first 8 bytes of a digest, the first byte highest. */
    public static long prefix(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }

    private static long turn(long prefix) {
        return prefix ^ Long.MIN_VALUE;
    }

    public boolean contains(LedgerDigest digest) {
        return Arrays.binarySearch(turned, turn(prefix(digest.bytes()))) >= 0;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(turned.length * PREFIX_LENGTH);
        for (long prefix : turned) {
            bytes.putLong(turn(prefix));
        }
        return bytes.array();
    }

    /**
     * Reads what {@link #bytes()} wrote.
     *
     * @param capacity indexes of the list, which bounds how many can have been closed
     */
    static ClosedCredentials read(byte[] bytes, long capacity) throws StatusListException {
        if (bytes.length % PREFIX_LENGTH != 0 || bytes.length / PREFIX_LENGTH > capacity * CREDENTIALS_A_LICENCE) {
            throw new StatusListException(Fault.CLOSED_NOT_EXACT);
        }
        long[] turned = new long[bytes.length / PREFIX_LENGTH];
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int i = 0; i < turned.length; i++) {
            turned[i] = turn(in.getLong());
            if (i > 0 && turned[i - 1] >= turned[i]) {
                throw new StatusListException(Fault.CLOSED_NOT_EXACT);
            }
        }
        return new ClosedCredentials(turned);
    }
}
