// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agency of the demo.
 *
 * @param account account that acts for it, or the beginning of the names of its accounts (before {@code -clerk} …)
 * @param iss short issuer code
 * @param types numbers of the types that it issues
 */
record DemoAgency(
        String region,
        String account,
        String agency,
        String iss,
        Map<String, String> labels,
        List<String> roles,
        List<Integer> types) {
    private static final JsonMapper JSON = new JsonMapper();

    static List<DemoAgency> all() {
        return read("agencies.json", new TypeReference<List<DemoAgency>>() {});
    }

    /** Whether it signs documents, and so has keys. */
    boolean issues() {
        return !types.isEmpty();
    }

    String keeper() {
        return account + "-keeper";
    }

    String clerk() {
        return account + "-clerk";
    }

    String approver() {
        return account + "-approver";
    }

    static <T> T read(String name, TypeReference<T> type) {
        try (InputStream in = DemoAgency.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return JSON.readValue(in.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
