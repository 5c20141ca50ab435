// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the off-chain documents of an organisation, encrypted with a key for each.
 *
 * <p>A change is durable when its method returns; a document that is refused leaves nothing behind.
 */
public interface DocumentStore {
    /**
     * Keeps a document. The same document again changes nothing.
     *
     * @throws DocumentConflictException if another document has this identifier
     */
    default void save(NewDocument document) {
        saveAll(List.of(document));
    }

    /** Keeps all of these documents, or none. */
    void saveAll(List<NewDocument> documents);

    /**
     * The work of {@link #saveAll}, for a caller that writes more in the same transaction: encryption is done when this
     * returns, the result only inserts.
     */
    Consumer<JdbcClient> saving(List<NewDocument> documents);

    /**
     * Puts other content in the place of a kept document's.
     *
     * @return false if there is no such document
     * @throws DocumentErasedException if it was erased
     */
    boolean replace(DocumentId id, DocumentContent content);

    /**
     * Notes the state that the ledger reports, unless a later block said otherwise already: outcomes are learned in any
     * order. For a caller that writes more in the same transaction.
     */
    Consumer<JdbcClient> changingState(DocumentId id, String state, long block);

    /** The work of {@link #discard}, for a caller that writes more in the same transaction. */
    Consumer<JdbcClient> discarding(DocumentId id);

    /**
     * Removes a document that never reached the ledger, as if it had not been saved; false if there is no such
     * document.
     */
    boolean discard(DocumentId id);

    /** What is known without opening the document. */
    Optional<DocumentSummary> find(DocumentId id);

    /**
     * Opens a document; the reading is recorded before anything is decrypted.
     *
     * @throws DocumentErasedException if it was erased
     * @throws org.yinzheng.gateway.storage.SealBroken if it was altered
     */
    Optional<Document> read(DocumentId id, Reading reading);

    /**
     * Opens several documents of a family for one purpose. All readings are recorded in one write, before anything is
     * decrypted.
     *
     * @param identifiers at most {@value DocumentQuery#LARGEST_PAGE}
     * @return those of them that are kept and were not erased, in any order
     */
    List<Document> readAll(String organisation, DocumentKind kind, Collection<String> identifiers, Reading reading);

    /** Records that something was read which is kept about a document, such as who asked for it. */
    void note(DocumentId id, Reading reading);

    /** A page of documents, newest first. */
    DocumentPage list(DocumentQuery query);

    /**
     * How many documents of an agency were stored in a time, whatever their state.
     *
     * @param from epoch seconds
     * @param to exclusive
     */
    long count(String organisation, DocumentKind kind, String agency, long from, long to);

    /**
     * Erases by right: destroys the document's key and every index that leads from its holder to it. What stays is
     * what the ledger shows. False if there is no such document, or it was erased before.
     */
    boolean erase(DocumentId id);

    /** Who opened the document, newest first: at most so many. */
    List<ReadEntry> readings(DocumentId id, int limit);

    /** How often the document was opened. */
    long countReadings(DocumentId id);

    /**
     * The document that was saved with this phrase. A wrong phrase and an unknown document take the same path to the
     * same empty answer.
     */
    Optional<DocumentId> findByPhrase(String phrase);
}
