// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.credential.cbor.CborException.Fault;

class CborReaderTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Fault faultOf(byte[] bytes) {
        return catchThrowableOfType(CborException.class, () -> CborReader.read(bytes))
                .fault();
    }

    @ParameterizedTest
    @CsvSource({
        "'', TRUNCATED",
        "18, TRUNCATED",
        "1817, NOT_SHORTEST",
        "1900ff, NOT_SHORTEST",
        "1a0000ffff, NOT_SHORTEST",
        "1b00000000ffffffff, NOT_SHORTEST",
        "1bffffffffffffffff, OUT_OF_RANGE",
        "3bffffffffffffffff, OUT_OF_RANGE",
        "1c, NOT_SHORTEST",
        "5801aa, NOT_SHORTEST",
        "5f41aaff, INDEFINITE_LENGTH",
        "9fff, INDEFINITE_LENGTH",
        "bfff, INDEFINITE_LENGTH",
        "ff, INDEFINITE_LENGTH",
        "f90000, FLOAT",
        "fa00000000, FLOAT",
        "fb0000000000000000, FLOAT",
        "f7, SIMPLE_NOT_ALLOWED",
        "e0, SIMPLE_NOT_ALLOWED",
        "f814, SIMPLE_NOT_ALLOWED",
        "f83c, SIMPLE_NOT_ALLOWED",
        "c000, TAG_NOT_ALLOWED",
        "d83d00, TAG_NOT_ALLOWED",
        "61ff, NOT_UTF8",
        "62c080, NOT_UTF8",
        "63eda080, NOT_UTF8",
        "63e280ae, BIDIRECTIONAL_CONTROL",
        "62d89c, BIDIRECTIONAL_CONTROL",
        "63e281a9, BIDIRECTIONAL_CONTROL",
        "a2010001 00, DUPLICATE_KEY",
        "a202000100, KEYS_NOT_SORTED",
        "a2200001 00, KEYS_NOT_SORTED",
        "a20a00182000ff, TRAILING_BYTES",
        "0000, TRAILING_BYTES",
    })
    void one_spelling_is_read_and_every_other_is_named(String hex, Fault fault) {
        assertThat(faultOf(bytes(hex.replace(" ", "")))).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "17",
                "1818",
                "18ff",
                "190100",
                "1a00010000",
                "1b0000000100000000",
                "1b7fffffffffffffff",
                "20",
                "3818",
                "3b7fffffffffffffff",
                "40",
                "41aa",
                "60",
                "63e8af81",
                "80",
                "83010203",
                "a0",
                "a201002000",
                "f4",
                "f5",
                "f6",
                "f83b",
                "d28440a04040",
                "a1f83b80"
            })
    void what_is_read_is_written_as_the_same_bytes(String hex) throws CborException {
        byte[] bytes = bytes(hex);
        assertThat(CborWriter.write(CborReader.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void sixteen_containers_inside_each_other_are_read_and_seventeen_are_not() throws CborException {
        assertThat(CborReader.read(nested(16))).isInstanceOf(CborValue.Array.class);
        assertThat(faultOf(nested(17))).isEqualTo(Fault.TOO_DEEP);
    }

    private static byte[] nested(int depth) {
        byte[] bytes = new byte[depth];
        Arrays.fill(bytes, (byte) 0x81);
        bytes[depth - 1] = (byte) 0x80;
        return bytes;
    }

    @Test
    void a_million_containers_inside_each_other_are_refused_at_the_seventeenth() {
        byte[] arrays = new byte[1_000_000];
        Arrays.fill(arrays, (byte) 0x81);
        assertThat(faultOf(arrays)).isEqualTo(Fault.TOO_DEEP);
        byte[] tags = new byte[1_000_000];
        Arrays.fill(tags, (byte) 0xd2);
        assertThat(faultOf(tags)).isEqualTo(Fault.TOO_DEEP);
        byte[] maps = new byte[1_000_000];
        Arrays.fill(maps, (byte) 0xa1);
        assertThat(faultOf(maps)).isEqualTo(Fault.TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9a7fffffff",
                "9b7fffffffffffffff",
                "ba7fffffff",
                "bb7fffffffffffffff",
                "5a7fffffff",
                "5b7fffffffffffffff",
                "7a7fffffff",
                "7b7fffffffffffffff"
            })
    void a_length_beyond_the_input_allocates_nothing(String hex) {
        // With the length believed, the list or the array alone would be larger than the test's heap.
        assertThat(faultOf(bytes(hex))).isEqualTo(Fault.TRUNCATED);
    }

    @Test
    void a_map_is_written_in_the_order_of_its_encoded_keys() {
        CborValue.Map map = new CborValue.Map(List.of(
                new CborValue.Entry(new CborValue.Int(-1), new CborValue.Int(1)),
                new CborValue.Entry(new CborValue.Int(100), new CborValue.Int(2)),
                new CborValue.Entry(new CborValue.Int(10), new CborValue.Int(3))));
        assertThat(HexFormat.of().formatHex(CborWriter.write(map))).isEqualTo("a30a031864022001");
    }

    @Test
    void a_key_given_twice_cannot_be_written() {
        CborValue.Entry entry = new CborValue.Entry(new CborValue.Int(1), new CborValue.Int(1));
        CborValue.Map map = new CborValue.Map(List.of(entry, entry));
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> CborWriter.write(map)))
                .hasMessageContaining("twice");
    }
}
