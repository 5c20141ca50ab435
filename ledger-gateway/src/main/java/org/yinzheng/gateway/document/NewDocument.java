// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A document to be kept.
 *
 * @param id its name
 * @param type the type's number in the registry
 * @param agency social credit code of the issuing agency, 18 characters
 * @param state the state on the ledger, or {@code PENDING} while the outcome is open
 * @param holderCommitment the holder commitment that stands on the ledger, hex; empty for a document without one
 * @param lookupPhrase what a person must know to find the document by hand; only a keyed hash of it is kept
 * @param content the part that is encrypted
 * @param imported whether it existed before it was recorded here
 * @param validTo its last day; empty for one that counts long-term
 */
public record NewDocument(
        DocumentId id,
        int type,
        String agency,
        String state,
        Optional<String> holderCommitment,
        Optional<String> lookupPhrase,
        DocumentContent content,
        boolean imported,
        Optional<LocalDate> validTo) {
    public NewDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(holderCommitment, "holder commitment");
        Objects.requireNonNull(lookupPhrase, "lookup phrase");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(validTo, "last day");
    }

    /** One that is made here. */
    public NewDocument(
            DocumentId id,
            int type,
            String agency,
            String state,
            Optional<String> holderCommitment,
            Optional<String> lookupPhrase,
            DocumentContent content) {
        this(id, type, agency, state, holderCommitment, lookupPhrase, content, false, Optional.empty());
    }

    /** The same as one that existed before. */
    public NewDocument asImported() {
        return new NewDocument(id, type, agency, state, holderCommitment, lookupPhrase, content, true, validTo);
    }

    /** The same with a last day. */
    public NewDocument until(Optional<LocalDate> lastDay) {
        return new NewDocument(id, type, agency, state, holderCommitment, lookupPhrase, content, imported, lastDay);
    }
}
