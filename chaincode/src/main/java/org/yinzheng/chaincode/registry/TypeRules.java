// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** The pure rules of a type's description. */
final class TypeRules {
    private static final int MAX_LAYOUT_ENTRIES = 2000;

    private TypeRules() {}

    static void checkCode(@Nullable String code) {
        var text = Require.present(code, "code");
        Require.that(text.length() == 21, "code must be 21 characters: social credit code and 3 digits");
        SocialCreditCode.check(text.substring(0, 18), "code");
        Require.digits(text.substring(18), 3, "the last characters of code");
    }

    static Map<String, String> checkStatusCodes(@Nullable Map<String, String> codes) {
        var sorted = new TreeMap<>(Require.present(codes, "statusCodes"));
        Require.that(sorted.size() <= 20, "statusCodes must have at most 20 entries");
        sorted.forEach((state, code) -> {
            Require.code(state, "every state of statusCodes");
            Require.code(code, "every code of statusCodes");
        });
        return Collections.unmodifiableMap(sorted);
    }

    /** Field and group keys are unique, groups named by fields exist, and every group fits into the digests. */
    static void checkFields(List<LicenceType.Field> fields, List<LicenceType.Group> groups, int digests) {
        Set<Integer> groupKeys = new TreeSet<>();
        for (var group : groups) {
            refuseUnless(groupKeys.add(group.key()), "groups.key must be unique");
        }
        Set<Integer> keys = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (var field : fields) {
            refuseUnless(keys.add(field.key()), "fields.key must be unique");
            refuseUnless(names.add(field.name()), "fields.name must be unique");
            refuseUnless(
                    field.group() == null || groupKeys.contains(field.group()), "fields.group must be one of groups");
        }
        refuseUnless(digests >= groups.size(), "digests must be at least the number of groups");
    }

    /** Any JSON without fractions, of bounded size; copied with sorted keys. */
    static Map<String, Object> checkLayout(Map<String, Object> layout) {
        int[] budget = {MAX_LAYOUT_ENTRIES};
        Object copy = copy(layout, budget);
        @SuppressWarnings("unchecked") // a map's copy is a map
        Map<String, Object> map = (Map<String, Object>) copy;
        return map;
    }

    private static Object copy(@Nullable Object value, int[] budget) {
        refuseUnless(--budget[0] >= 0, "layout must have at most " + MAX_LAYOUT_ENTRIES + " entries");
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put(String.valueOf(key), copy(entry, budget)));
            return Collections.unmodifiableMap(sorted);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(entry -> copy(entry, budget)).toList();
        }
        boolean plain = value instanceof Integer || value instanceof Long || value instanceof Boolean;
        refuseUnless(
                plain || value instanceof String,
                "layout must hold objects, lists, text, integers, true and false only");
        return Require.present(value, "layout entry");
    }

    private static void refuseUnless(boolean holds, String accepted) {
        Require.that(holds, Refusal.TYPE_INVALID, accepted);
    }
}
