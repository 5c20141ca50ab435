// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * The version of a page that a browser keeps: it follows from the names and the bytes of all its files, so a browser fetches
 * the whole page anew when any of it changed, and never half of it.
 */
public final class PageVersion {

    private static final int BYTES = 8;

    private PageVersion() {}

    /**
     * Another byte, another name, a file more or less: another version.
     *
     * @param files bytes by name
     * @return 16 hexadecimal digits
     */
    public static String of(SortedMap<String, byte[]> files) {
        var all = sha256();
        files.forEach((name, content) -> {
            add(all, name.getBytes(UTF_8));
            add(all, content);
        });
        return HexFormat.of().formatHex(all.digest(), 0, BYTES);
    }

    /** With its length before it: where one ends and the next begins is part of what they are. */
    private static void add(MessageDigest all, byte[] bytes) {
        all.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        all.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
