// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.document.Reading;

/** Reads the words of which the ledger holds the digest, for who may read the document that they are about. */
@Component
public final class KeptTexts {
    private final DocumentStore documents;

    KeptTexts(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * The words that this gateway keeps, by their digest; each reading is recorded.
     *
     * @param purpose what they are opened for
     */
    public Map<String, String> read(Caller caller, Collection<String> digests, String purpose) {
        var words = new LinkedHashMap<String, String>();
        digests.forEach(digest -> kept(caller, digest)
                .flatMap(id -> documents.read(id, new Reading(caller.identity().officer(), purpose)))
                .ifPresent(text ->
                        words.put(digest, text.content().fields().path("text").asString(""))));
        return words;
    }

    /** Those of which this gateway keeps words that one of these agencies wrote. */
    public Set<String> keptOf(Caller caller, Collection<String> agencies, Collection<String> digests) {
        return digests.stream()
                .filter(digest -> summary(caller, digest)
                        .filter(text -> agencies.contains(text.agency()))
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Erases those that this gateway keeps: words about a document may say as much as the document. */
    public void erase(Caller caller, Collection<String> digests) {
        digests.forEach(digest -> kept(caller, digest).ifPresent(documents::erase));
    }

    private Optional<DocumentId> kept(Caller caller, String digest) {
        return summary(caller, digest).map(DocumentSummary::id);
    }

    private Optional<DocumentSummary> summary(Caller caller, String digest) {
        return documents
                .find(DocumentId.text(caller.organisation().mspId(), digest))
                .filter(text -> text.erasedAt().isEmpty());
    }
}
