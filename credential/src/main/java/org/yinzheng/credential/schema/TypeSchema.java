// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.schema;

import java.util.List;
import java.util.Optional;
import org.yinzheng.credential.verdict.Bilingual;

/**
 * A type of document as the registry publishes it.
 *
 * @param number the registry's number, claim vct
 * @param code the type's 21 characters in a licence identifier
 * @param fields the fields that may stand in a code
 */
public record TypeSchema(int number, Kind kind, String code, Bilingual label, List<FieldSchema> fields) {

    /** The two families of documents. */
    public enum Kind {
        LICENCE,
        RECEIPT
    }

    public TypeSchema {
        fields = List.copyOf(fields);
        if (fields.stream().mapToInt(FieldSchema::key).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("type " + number + " has two fields under one key");
        }
    }

    /** The field under a key. */
    public Optional<FieldSchema> field(int key) {
        for (FieldSchema field : fields) {
            if (field.key() == key) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
