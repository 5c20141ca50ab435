// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yinzheng.credential.record.Sha256;

/** What a form said, in 64 hex digits: the same form sent again has the same digest. */
public final class FormDigest {
    private FormDigest() {}

    /** @param what the act that the form stands for */
    public static String of(String what, Map<String, String> values) {
        var all = new ArrayList<byte[]>();
        add(all, what);
        new TreeMap<>(values).forEach((name, value) -> {
            add(all, name);
            add(all, value);
        });
        return HexFormat.of().formatHex(Sha256.of(all.toArray(byte[][]::new)));
    }

    /** With its length, so that no two forms run together. */
    private static void add(List<byte[]> all, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        all.add((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        all.add(bytes);
    }
}
