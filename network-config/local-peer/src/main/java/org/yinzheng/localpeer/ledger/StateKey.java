// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.util.Comparator;

/** A key in a namespace. Sorted as Fabric does: by the bytes of the UTF-8 form. */
public record StateKey(String namespace, String key) implements Comparable<StateKey> {
    /** UTF-8 byte order, which differs from that of {@code String} for characters outside the basic plane. */
    public static final Comparator<String> BYTE_ORDER = StateKey::compareBytes;

    private static final Comparator<StateKey> ORDER =
            Comparator.comparing(StateKey::namespace, BYTE_ORDER).thenComparing(StateKey::key, BYTE_ORDER);

    @Override
    public int compareTo(StateKey other) {
        return ORDER.compare(this, other);
    }

    private static int compareBytes(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for characters above all others: move them behind U+E000 to U+FFFF. */
    private static char rank(char c) {
        if (c < Character.MIN_SURROGATE) {
            return c;
        }
        return (char) (c > Character.MAX_SURROGATE ? c - 0x800 : c + 0x2000);
    }
}
