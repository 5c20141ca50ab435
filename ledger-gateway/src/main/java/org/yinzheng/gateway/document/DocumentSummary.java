// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a document without opening it: nothing that the ledger does not show as well.
 *
 * @param id its name
 * @param type the type's number in the registry
 * @param agency social credit code of the issuing agency
 * @param state the state last reported by the ledger, or {@code PENDING}; in lists {@code EXPIRED} past the last day of what
 *     the ledger still says VALID or SUSPENDED of
 * @param holderCommitment hex, as on the ledger
 * @param recordedAt when the document was stored, epoch seconds
 * @param erasedAt when the document was erased by right, epoch seconds
 * @param imported whether it existed before it was recorded here
 * @param validTo its last day; empty for one that counts long-term, and for one that an older version kept
 */
public record DocumentSummary(
        DocumentId id,
        int type,
        String agency,
        String state,
        Optional<String> holderCommitment,
        long recordedAt,
        Optional<Long> erasedAt,
        boolean imported,
        Optional<LocalDate> validTo) {
    /** The same with its state as it reads on a day. */
    DocumentSummary on(LocalDate day) {
        return new DocumentSummary(
                id,
                type,
                agency,
                LastDays.read(state, validTo, day),
                holderCommitment,
                recordedAt,
                erasedAt,
                imported,
                validTo);
    }
}
