// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cbor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yinzheng.credential.cbor.CborException.Fault;

/**
 * Reads exactly one value in core deterministic encoding (RFC 8949 section 4.2.1): shortest heads, definite lengths,
 * keys sorted bytewise and unique, no floating point, nothing after the end. Only tag 18 and the simple values false,
 * true, null and 59 occur. Every length is compared with what is left before anything is allocated, so memory and time
 * are bounded by the size of the input.
 */
public final class CborReader {
    /** Containers and tags that may stand inside each other. */
    public static final int MAX_DEPTH = 16;

    private final byte[] bytes;
    private int position;

    private CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the single value that the bytes spell.
     *
     * @throws CborException if the bytes are anything but that one spelling
     */
    public static CborValue read(byte[] bytes) throws CborException {
        CborReader reader = new CborReader(bytes);
        CborValue value = reader.value(0);
        if (reader.position != bytes.length) {
            throw new CborException(Fault.TRAILING_BYTES);
        }
        return value;
    }

    private CborValue value(int depth) throws CborException {
        int head = nextByte();
        int major = head >>> 5;
        int low = head & 0x1f;
        if (low == 31) {
            throw new CborException(Fault.INDEFINITE_LENGTH);
        }
        if (major == 7) {
            return simple(low);
        }
        long argument = argument(low);
        if (major >= 4 && depth >= MAX_DEPTH) {
            throw new CborException(Fault.TOO_DEEP);
        }
        return switch (major) {
            case 0 -> new CborValue.Int(argument);
            case 1 -> new CborValue.Int(-1 - argument);
            case 2 -> new CborValue.Bytes(take(argument));
            case 3 -> new CborValue.Text(text(take(argument)));
            case 4 -> array(argument, depth);
            case 5 -> map(argument, depth);
            default -> tagged(argument, depth);
        };
    }

    private CborValue simple(int low) throws CborException {
        return switch (low) {
            case 20 -> CborValue.Simple.FALSE;
            case 21 -> CborValue.Simple.TRUE;
            case 22 -> CborValue.Simple.NULL;
            case 24 -> longSimple(nextByte());
            case 25, 26, 27 -> throw new CborException(Fault.FLOAT);
            default -> throw new CborException(Fault.SIMPLE_NOT_ALLOWED);
        };
    }

    private static CborValue longSimple(int number) throws CborException {
        if (number != CborValue.Simple.REDACTED.number()) {
            throw new CborException(Fault.SIMPLE_NOT_ALLOWED);
        }
        return CborValue.Simple.REDACTED;
    }

    /** The number after the initial byte, which must be spelled in the fewest bytes. */
    private long argument(int low) throws CborException {
        if (low < 24) {
            return low;
        }
        if (low > 27) {
            throw new CborException(Fault.NOT_SHORTEST);
        }
        int size = 1 << (low - 24);
        long argument = 0;
        for (int i = 0; i < size; i++) {
            argument = argument << 8 | nextByte();
        }
        if (argument < 0) {
            throw new CborException(Fault.OUT_OF_RANGE);
        }
        long smallest = size == 1 ? 24 : 1L << (size * 4);
        if (argument < smallest) {
            throw new CborException(Fault.NOT_SHORTEST);
        }
        return argument;
    }

    private CborValue array(long count, int depth) throws CborException {
        List<CborValue> items = new ArrayList<>(checkedCount(count, 1));
        for (long i = 0; i < count; i++) {
            items.add(value(depth + 1));
        }
        return new CborValue.Array(items);
    }

    private CborValue map(long count, int depth) throws CborException {
        List<CborValue.Entry> entries = new ArrayList<>(checkedCount(count, 2));
        int previousStart = -1;
        int previousEnd = -1;
        for (long i = 0; i < count; i++) {
            int start = position;
            CborValue key = value(depth + 1);
            if (previousStart >= 0) {
                checkOrder(previousStart, previousEnd, start, position);
            }
            previousStart = start;
            previousEnd = position;
            entries.add(new CborValue.Entry(key, value(depth + 1)));
        }
        return new CborValue.Map(entries);
    }

    private void checkOrder(int from, int to, int nextFrom, int nextTo) throws CborException {
        int order = Arrays.compareUnsigned(bytes, from, to, bytes, nextFrom, nextTo);
        if (order == 0) {
            throw new CborException(Fault.DUPLICATE_KEY);
        }
        if (order > 0) {
            throw new CborException(Fault.KEYS_NOT_SORTED);
        }
    }

    private CborValue tagged(long tag, int depth) throws CborException {
        if (tag != 18) {
            throw new CborException(Fault.TAG_NOT_ALLOWED);
        }
        return new CborValue.Tagged(18, value(depth + 1));
    }

    /** An item takes at least so many bytes: a count beyond what is left is a lie, and nothing is allocated for it. */
    private int checkedCount(long count, int bytesEach) throws CborException {
        if (count > (bytes.length - position) / bytesEach) {
            throw new CborException(Fault.TRUNCATED);
        }
        return (int) count;
    }

    private byte[] take(long length) throws CborException {
        int count = checkedCount(length, 1);
        byte[] taken = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return taken;
    }

    private int nextByte() throws CborException {
        if (position >= bytes.length) {
            throw new CborException(Fault.TRUNCATED);
        }
        return bytes[position++] & 0xff;
    }

    private static String text(byte[] utf8) throws CborException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.chars().anyMatch(CborReader::isBidirectionalControl)) {
                throw new CborException(Fault.BIDIRECTIONAL_CONTROL);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new CborException(Fault.NOT_UTF8);
        }
    }

    /** Characters that turn the order of what is shown: a name could read as another. */
    static boolean isBidirectionalControl(int c) {
        return c == 0x061c || c == 0x200e || c == 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
