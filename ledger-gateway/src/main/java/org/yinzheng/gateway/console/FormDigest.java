// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What a form said, in 64 hex digits: the same form sent again has the same digest. */
public final class FormDigest {
    private FormDigest() {}

    /** @param what the act that the form stands for */
    public static String of(String what, Map<String, String> values) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            add(sha, what);
            new TreeMap<>(values).forEach((name, value) -> {
                add(sha, name);
                add(sha, value);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** With its length, so that no two forms run together. */
    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        sha.update((byte) ':');
        sha.update(bytes);
    }
}
