// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.storage.Place;

/**
 * Which documents to list. Nothing is decrypted for a list.
 *
 * @param organisation MSP identifier
 * @param kind the family
 * @param agencies only these agencies' documents; none for all
 * @param type only documents of this registry number
 * @param state only documents that read so today: a state of the ledger, or {@link LastDays#EXPIRED}
 * @param holderCommitment only documents with this commitment
 * @param holderCode only documents of the holder with this code; matched by keyed hash
 * @param after the cursor of the page before
 * @param limit 1 to 200
 */
public record DocumentQuery(
        String organisation,
        DocumentKind kind,
        List<String> agencies,
        Optional<Integer> type,
        Optional<String> state,
        Optional<String> holderCommitment,
        Optional<String> holderCode,
        Optional<String> after,
        int limit) {
    /** The most documents a page holds. */
    public static final int LARGEST_PAGE = 200;

    public DocumentQuery {
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(kind, "kind");
        agencies = List.copyOf(new LinkedHashSet<>(agencies));
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequestException("limit must be 1 to " + LARGEST_PAGE);
        }
        after.ifPresent(Place::parse);
    }

    /** All documents of a family. */
    public static DocumentQuery all(String organisation, DocumentKind kind, int limit) {
        return new DocumentQuery(
                organisation,
                kind,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }
}
