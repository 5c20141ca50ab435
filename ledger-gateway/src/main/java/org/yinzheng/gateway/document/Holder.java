// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.Objects;

/**
 * Who holds a licence, or pays a receipt.
 *
 * @param type holder type of GB/T 36903, for example {@code 111} for a citizen number, {@code 001} for a social credit code
 * @param name as written on the document
 * @param code the number that {@code type} names
 * @param relation holder, joint, guardian, proxy or corporate
 */
public record Holder(String type, String name, String code, String relation) {
    public Holder {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(relation, "relation");
    }
}
