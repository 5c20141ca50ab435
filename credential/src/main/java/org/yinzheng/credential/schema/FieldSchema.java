// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.schema;

import org.yinzheng.credential.verdict.Bilingual;

/**
 * One field of a type.
 *
 * @param key its key in the credential, ≥ 0
 * @param name its name in programs
 * @param required whether an issuer must fill it in now. No verdict depends on it: it says nothing of documents that were
 *     issued under an earlier version of the type, nor of a code that shows a part of the fields
 * @param maxLength the most characters of a text
 */
public record FieldSchema(int key, String name, Bilingual label, FieldFormat format, boolean required, int maxLength) {
    public FieldSchema {
        if (key < 0 || maxLength < 0) {
            throw new IllegalArgumentException("a field's key and length are not negative");
        }
    }
}
