// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes values in core deterministic encoding (RFC 8949 section 4.2.1); map entries may be given in any order. */
public final class CborWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private CborWriter() {}

    /**
     * The one permitted spelling of a value.
     *
     * @throws IllegalArgumentException if the value cannot be read back: a duplicate key, or text with bidirectional
     *     controls or unpaired surrogates
     */
    public static byte[] write(CborValue value) {
        CborWriter writer = new CborWriter();
        writer.value(value);
        return writer.out.toByteArray();
    }

    private void value(CborValue value) {
        if (value instanceof CborValue.Int number) {
            integer(number.value());
        } else if (value instanceof CborValue.Bytes string) {
            head(2, string.value().length);
            out.writeBytes(string.value());
        } else if (value instanceof CborValue.Text text) {
            text(text.value());
        } else if (value instanceof CborValue.Array array) {
            head(4, array.items().size());
            array.items().forEach(this::value);
        } else if (value instanceof CborValue.Map map) {
            map(map);
        } else if (value instanceof CborValue.Tagged tagged) {
            head(6, tagged.tag());
            value(tagged.content());
        } else if (value instanceof CborValue.Simple simple) {
            head(7, simple.number());
        }
    }

    private void integer(long number) {
        if (number >= 0) {
            head(0, number);
        } else {
            head(1, -1 - number);
        }
    }

    private void text(String text) {
        if (text.chars().anyMatch(CborReader::isBidirectionalControl)) {
            throw new IllegalArgumentException("text holds a bidirectional control character");
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException("text holds half a surrogate pair");
        }
        head(3, utf8.length);
        out.writeBytes(utf8);
    }

    private void map(CborValue.Map map) {
        List<byte[][]> entries = new ArrayList<>();
        map.entries().forEach(entry -> entries.add(new byte[][] {write(entry.key()), write(entry.value())}));
        entries.sort((a, b) -> Arrays.compareUnsigned(a[0], b[0]));
        head(5, entries.size());
        byte[] previous = {};
        for (byte[][] entry : entries) {
            if (Arrays.equals(previous, entry[0])) {
                throw new IllegalArgumentException("a map holds one key twice");
            }
            previous = entry[0];
            out.writeBytes(entry[0]);
            out.writeBytes(entry[1]);
        }
    }

    private void head(int major, long argument) {
        if (argument < 24) {
            out.write(major << 5 | (int) argument);
            return;
        }
        int power = argument < 0x100 ? 0 : argument < 0x10000 ? 1 : argument < 0x1_0000_0000L ? 2 : 3;
        out.write(major << 5 | 24 + power);
        for (int shift = (8 << power) - 8; shift >= 0; shift -= 8) {
            out.write((int) (argument >>> shift));
        }
    }
}
