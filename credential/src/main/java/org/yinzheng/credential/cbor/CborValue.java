// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.cbor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One value of the permitted subset of CBOR (RFC 8949). Arrays of bytes are shared, not copied: do not change them. */
public sealed interface CborValue {

    /** An integer of major type 0 or 1 that fits 64 bits with sign. */
    record Int(long value) implements CborValue {}

    /** A byte string. */
    record Bytes(byte[] value) implements CborValue {
        public Bytes {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A text string: valid UTF-8 without bidirectional controls. */
    record Text(String value) implements CborValue {
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** An array. */
    record Array(List<CborValue> items) implements CborValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** One entry of a map. */
    record Entry(CborValue key, CborValue value) {}

    /** A map whose entries stand in the order of their encoded keys. */
    record Map(List<Entry> entries) implements CborValue {
        public Map {
            entries = List.copyOf(entries);
        }

        /** The value under an integer key. */
        public Optional<CborValue> get(long key) {
            for (Entry entry : entries) {
                if (entry.key() instanceof Int number && number.value() == key) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        /** The value under a simple value. */
        public Optional<CborValue> get(Simple key) {
            return entries.stream()
                    .filter(entry -> entry.key() == key)
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** The four simple values that occur. */
    enum Simple implements CborValue {
        FALSE(20),
        TRUE(21),
        NULL(22),
        /** simple(59), under which an SD-CWT keeps the digests of what is not shown. */
        REDACTED(59);

        private final int number;

        Simple(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** A tagged value; the only tag is 18, COSE_Sign1. */
    record Tagged(int tag, CborValue content) implements CborValue {}
}
