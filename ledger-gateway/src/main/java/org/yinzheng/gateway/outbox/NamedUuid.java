// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.yinzheng.credential.record.Sha256;

/** The UUID that follows from a text: the same text, the same UUID. */
public final class NamedUuid {
    private NamedUuid() {}

    /** Version 8 of RFC 9562, section 5.8: a UUID whose other bits are ours to choose, here SHA-256 of the text. */
    public static String of(String text) {
        var digest = ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        long high = (digest.getLong() & ~0xF000L) | 0x8000L;
        long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
