// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keyed hashes that lead from a holder, or from a phrase that a person knows, to a document. */
final class DocumentIndexes {
    /** Hex digits of a phrase's hash that find the row; the rest is compared. */
    private static final int LOCATOR = 32;

    private final RecordCipher cipher;

    DocumentIndexes(RecordCipher cipher) {
        this.cipher = cipher;
    }

    /** The entries of a document, hashed and ready to be written. */
    Entries entries(NewDocument document) {
        List<String> holders = document.content().holders().stream()
                .map(Holder::code)
                .filter(code -> !code.isBlank())
                .map(this::holderHash)
                .distinct()
                .toList();
        return new Entries(
                document.id(),
                document.agency(),
                holders,
                document.lookupPhrase().map(this::phraseHash));
    }

    static void remove(JdbcClient client, DocumentId id) {
        for (String table : List.of("document_holder", "document_phrase")) {
            client.sql("DELETE FROM " + table + DocumentRows.OF_DOCUMENT)
                    .params(DocumentRows.names(id))
                    .update();
        }
    }

    String holderHash(String code) {
        return cipher.keyedHash("holder", code);
    }

    /**
     * The first half of the hash finds the row, the second half is compared in constant time. A phrase that is wrong in
     * any part finds no row, exactly as the phrase of a document that does not exist.
     */
    Optional<DocumentId> findByPhrase(JdbcClient client, String phrase) {
        String hash = phraseHash(phrase);
        byte[] expected = hash.substring(LOCATOR).getBytes(StandardCharsets.US_ASCII);
        return client.sql(
                        "SELECT verifier, organisation, kind, identifier FROM document_phrase WHERE locator = :locator")
                .param("locator", hash.substring(0, LOCATOR))
                .query((row, number) -> new Phrase(row.getString("verifier"), DocumentRows.id(row)))
                .optional()
                .filter(found -> MessageDigest.isEqual(found.verifier().getBytes(StandardCharsets.US_ASCII), expected))
                .map(Phrase::id);
    }

    private String phraseHash(String phrase) {
        return cipher.keyedHash("phrase", phrase);
    }

    private record Phrase(String verifier, DocumentId id) {}

    /** Index entries of one document. */
    record Entries(DocumentId id, String agency, List<String> holderHashes, Optional<String> phraseHash) {
        /** @param recordedAt when the document was stored, epoch seconds */
        void insert(JdbcClient client, long recordedAt) {
            holderHashes.forEach(hash -> insertHolder(client, hash, recordedAt));
            phraseHash.ifPresent(hash -> insertPhrase(client, hash));
        }

        private void insertHolder(JdbcClient client, String hash, long recordedAt) {
            client.sql("INSERT INTO document_holder (holder_hash, organisation, kind, agency, recorded_at, identifier)"
                            + " VALUES (:hash, :organisation, :kind, :agency, :recordedAt, :identifier)")
                    .param("hash", hash)
                    .param("agency", agency)
                    .param("recordedAt", recordedAt)
                    .params(DocumentRows.names(id))
                    .update();
        }

        private void insertPhrase(JdbcClient client, String hash) {
            client.sql("INSERT INTO document_phrase (locator, verifier, organisation, kind, identifier)"
                            + " VALUES (:locator, :verifier, :organisation, :kind, :identifier)")
                    .param("locator", hash.substring(0, LOCATOR))
                    .param("verifier", hash.substring(LOCATOR))
                    .params(DocumentRows.names(id))
                    .update();
        }
    }
}
