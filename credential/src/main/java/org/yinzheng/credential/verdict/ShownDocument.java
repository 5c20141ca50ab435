// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.TypeSchema;

/**
 * What a credential says. It is part of a verdict only once the issuer's signature was checked, the issuer was found
 * to be entitled, and the ledger did not contradict.
 *
 * @param identifier the whole identifier of a licence, {@code code:number} of a receipt, where the code carries one
 * @param issuedAt epoch seconds
 * @param expiresAt the first second without validity; empty when long-term
 * @param digest by which the ledger knows the credential, 64 hexadecimal digits
 * @param restFen what is left to claim of a receipt of which a part is claimed
 * @param successor the document that took this one's place
 * @param flags what else happened to a receipt
 */
public record ShownDocument(
        TypeSchema.Kind kind,
        int type,
        Bilingual typeLabel,
        Optional<String> identifier,
        Issuer issuer,
        long issuedAt,
        Optional<Long> expiresAt,
        String digest,
        List<Field> fields,
        Optional<Long> restFen,
        Optional<String> successor,
        Set<ReceiptFlag> flags) {

    /** Who issued. */
    public record Issuer(String iss, String agency, Bilingual name, String region) {}

    /** One field with its label. */
    public record Field(int key, String name, Bilingual label, FieldFormat format, String value) {}

    /** Steps of a receipt's life that do not change whether it is genuine. */
    public enum ReceiptFlag {
        DELIVERED,
        /** A paper copy exists. */
        PAPER,
        ARCHIVED,
        /** This is the red receipt of a reversal. */
        RED
    }
}
