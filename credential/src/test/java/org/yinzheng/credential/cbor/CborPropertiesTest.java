// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The reader beside an independent one: it may refuse more, but never reads what the other would spell otherwise. */
class CborPropertiesTest {
    private static final CBOREncodeOptions CANONICAL =
            new CBOREncodeOptions("ctap2canonical=false;allowduplicatekeys=false");

    @Property
    void every_value_comes_back_as_it_was_written(@ForAll("values") CborValue value) throws CborException {
        byte[] bytes = CborWriter.write(value);
        assertThat(CborWriter.write(CborReader.read(bytes))).isEqualTo(bytes);
        assertThat(CBORObject.DecodeFromBytes(bytes, CANONICAL).EncodeToBytes(CANONICAL))
                .isEqualTo(bytes);
    }

    @Property
    void what_is_read_from_changed_bytes_has_no_other_spelling(
            @ForAll("values") CborValue value, @ForAll int place, @ForAll byte other) {
        byte[] bytes = CborWriter.write(value);
        bytes[Math.floorMod(place, bytes.length)] = other;
        checkOneSpelling(bytes);
    }

    @Property(tries = 5000)
    void what_is_read_from_noise_has_no_other_spelling(@ForAll @Size(max = 24) byte[] noise) {
        checkOneSpelling(noise);
    }

    private static void checkOneSpelling(byte[] bytes) {
        try {
            CborValue value = CborReader.read(bytes);
            assertThat(CborWriter.write(value)).isEqualTo(bytes);
            assertThat(CBORObject.DecodeFromBytes(bytes, CANONICAL).EncodeToBytes(CANONICAL))
                    .isEqualTo(bytes);
        } catch (CborException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }

    @Provide
    Arbitrary<CborValue> values() {
        return nested(3);
    }

    private static Arbitrary<CborValue> nested(int depth) {
        Arbitrary<CborValue> leaf = Arbitraries.oneOf(
                Arbitraries.longs().map(CborValue.Int::new),
                Arbitraries.integers().between(-30, 300).map(CborValue.Int::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(CborValue.Bytes::new),
                Arbitraries.strings()
                        .withCharRange('\u0020', '\u058f')
                        .withCharRange('\u4e00', '\u9fff')
                        .ofMaxLength(40)
                        .map(CborValue.Text::new),
                Arbitraries.of(CborValue.Simple.values()));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<CborValue> inner = nested(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                inner.list().ofMaxSize(5).map(CborValue.Array::new),
                Combinators.combine(
                                Arbitraries.longs().list().ofMaxSize(5),
                                inner.list().ofSize(5))
                        .as(CborPropertiesTest::map),
                inner.map(content -> new CborValue.Tagged(18, content)));
    }

    private static CborValue map(List<Long> keys, List<CborValue> values) {
        Map<Long, CborValue> unique = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            unique.put(keys.get(i), values.get(i));
        }
        List<CborValue.Entry> entries = new ArrayList<>();
        unique.forEach((key, value) -> entries.add(new CborValue.Entry(new CborValue.Int(key), value)));
        return new CborValue.Map(entries);
    }
}
