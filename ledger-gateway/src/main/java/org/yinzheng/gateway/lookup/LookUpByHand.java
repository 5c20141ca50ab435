// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

import java.util.Optional;
import org.yinzheng.gateway.document.DocumentErasedException;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.Reading;

/** Finds the credential of a document by what stands on its paper. */
final class LookUpByHand {
    /** State of a document that the ledger has not recorded yet. */
    private static final String PENDING = "PENDING";

    private static final Reading READING = new Reading("public", "LOOKUP_BY_HAND");

    private final DocumentStore documents;

    LookUpByHand(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * The credential's text. No such document and one wrong value are the same path: a keyed hash of the whole form is
     * looked for and not found.
     */
    Optional<String> credential(LookupForm form) {
        return documents
                .findByPhrase(form.phrase())
                .flatMap(documents::find)
                .filter(found -> !found.state().equals(PENDING))
                .map(DocumentSummary::id)
                .flatMap(this::open);
    }

    private Optional<String> open(DocumentId id) {
        try {
            return documents
                    .read(id, READING)
                    .map(document -> document.content().credential())
                    .filter(credential -> !credential.isEmpty());
        } catch (DocumentErasedException erasedMeanwhile) {
            return Optional.empty();
        }
    }
}
