// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import java.util.SortedMap;
import java.util.TreeMap;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.chaincode.registry.LicenceType.Field;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.credential.print.FieldValue;
import tools.jackson.databind.JsonNode;

/** The fields of a document as a wallet credential carries them: those that are always shown, and the groups. */
public final class WalletFields {
    private WalletFields() {}

    /**
     * What every showing shows.
     *
     * @param identifier {@code serial.version.check} of a licence
     */
    public static SortedMap<Integer, FieldValue> open(LicenceType type, JsonNode fields, String identifier) {
        SortedMap<Integer, FieldValue> values = new TreeMap<>();
        for (Field field : type.fields()) {
            if (field.format() == Format.IDENTIFIER) {
                values.put(field.key(), FieldValue.text(identifier));
            } else if (field.group() == null && given(fields, field)) {
                values.put(field.key(), PrintFields.value(field.format(), fields.path(field.name())));
            }
        }
        return values;
    }

    /** What a holder shows or hides together; groups of which the document has no field are left out. */
    public static SortedMap<Integer, SortedMap<Integer, FieldValue>> groups(LicenceType type, JsonNode fields) {
        SortedMap<Integer, SortedMap<Integer, FieldValue>> groups = new TreeMap<>();
        for (Field field : type.fields()) {
            var group = field.group();
            if (group != null && field.format() != Format.IDENTIFIER && given(fields, field)) {
                groups.computeIfAbsent(group, key -> new TreeMap<>())
                        .put(field.key(), PrintFields.value(field.format(), fields.path(field.name())));
            }
        }
        return groups;
    }

    /** Digests of every credential of the type; one at least, or it would be told from others by having none. */
    public static int digests(LicenceType type) {
        return Math.max(1, type.digests());
    }

    private static boolean given(JsonNode fields, Field field) {
        var value = fields.path(field.name());
        return !value.isMissingNode() && !value.isNull();
    }
}
