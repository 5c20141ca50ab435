// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.status;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Two bits for each index of a status list, the lowest index in the lowest bits of the first byte. */
public final class StatusBits {
    private static final int PER_BYTE = 4;
    private static final int LARGEST_CAPACITY = 1 << 24;
    private static final int CHUNK = 8192;

    private final byte[] bytes;

    private StatusBits(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A list in which everything is valid.
     *
     * @param capacity indexes; a multiple of four, at most 2^24
     */
    public static StatusBits ofCapacity(long capacity) {
        return new StatusBits(new byte[length(capacity)]);
    }

    static int length(long capacity) {
        if (capacity < PER_BYTE || capacity > LARGEST_CAPACITY || capacity % PER_BYTE != 0) {
            throw new IllegalArgumentException("a status list has 4 to 16,777,216 indexes, a multiple of 4");
        }
        return (int) (capacity / PER_BYTE);
    }

    /** The number of indexes. */
    public long capacity() {
        return (long) bytes.length * PER_BYTE;
    }

    /**
     * The status under an index.
     *
     * @throws IndexOutOfBoundsException if the list does not reach so far
     */
    public LicenceStatus get(long index) {
        return LicenceStatus.of(bytes[at(index)] >>> shift(index) & 3);
    }

    /** Sets the status under an index. */
    public void set(long index, LicenceStatus status) {
        int at = at(index);
        bytes[at] = (byte) (bytes[at] & ~(3 << shift(index)) | status.bits() << shift(index));
    }

    private int at(long index) {
        if (index < 0 || index >= capacity()) {
            throw new IndexOutOfBoundsException("the list has " + capacity() + " indexes");
        }
        return (int) (index / PER_BYTE);
    }

    private static int shift(long index) {
        return (int) (index % PER_BYTE) * 2;
    }

    /** DEFLATE in ZLIB format, as the list travels. */
    byte[] deflated() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static StatusBits inflate(byte[] zlib, long capacity) throws StatusListException {
        return new StatusBits(inflated(zlib, length(capacity)));
    }

    /** Inflates to exactly a length: never allocates more, and nothing may stand after the stream. */
    static byte[] inflated(byte[] zlib, int length) throws StatusListException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(zlib);
            byte[] bytes = new byte[length];
            int filled = 0;
            while (filled < length && !inflater.finished()) {
                int more = inflater.inflate(bytes, filled, length - filled);
                if (more == 0 && !inflater.finished()) {
                    throw new StatusListException(StatusListException.Fault.LENGTH_DIFFERS);
                }
                filled += more;
            }
            boolean exact = filled == length && endsHere(inflater) && inflater.getRemaining() == 0;
            if (!exact) {
                throw new StatusListException(StatusListException.Fault.LENGTH_DIFFERS);
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new StatusListException(StatusListException.Fault.LENGTH_DIFFERS);
        } finally {
            inflater.end();
        }
    }

    private static boolean endsHere(Inflater inflater) throws DataFormatException {
        return inflater.inflate(new byte[1]) == 0 && inflater.finished();
    }
}
