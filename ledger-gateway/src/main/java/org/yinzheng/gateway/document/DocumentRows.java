// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How documents stand in the table {@code document}. */
record DocumentRows(JdbcClient client) {
    static final String OF_DOCUMENT =
            " WHERE organisation = :organisation AND kind = :kind AND identifier = :identifier";
    static final String SUMMARY =
            "organisation, kind, identifier, type, agency, state, holder_commitment, recorded_at, erased_at, imported,"
                    + " valid_to, expired";

    static final String SEALED = "SELECT " + SUMMARY + ", master_key_id, wrapped_key, sealed FROM document";

    /** A document with its key, still sealed. */
    record SealedDocument(DocumentSummary summary, WrappedKey key, byte[] sealed) {}

    /** The sealed document; an erased one has no key left and is an error of its own. */
    Optional<SealedDocument> sealed(DocumentId id) {
        find(id).flatMap(DocumentSummary::erasedAt).ifPresent(erasedAt -> {
            throw new DocumentErasedException(id, erasedAt);
        });
        return client.sql(SEALED + OF_DOCUMENT)
                .params(names(id))
                .query(DocumentRows::sealed)
                .optional();
    }

    /** Those of them that are kept and were not erased. */
    List<SealedDocument> sealed(String organisation, DocumentKind kind, Collection<String> identifiers) {
        return client.sql(
                        SEALED
                                + " WHERE organisation = :organisation AND kind = :kind AND identifier IN (:identifiers) AND erased_at IS NULL")
                .param("organisation", organisation)
                .param("kind", kind.name())
                .param("identifiers", identifiers)
                .query(DocumentRows::sealed)
                .list();
    }

    /** Documents whose keys this master key wrapped, in no order. */
    List<SealedDocument> under(String masterKeyId, int limit) {
        return client.sql(SEALED + " WHERE master_key_id = :master AND wrapped_key IS NOT NULL LIMIT :limit")
                .param("master", masterKeyId)
                .param("limit", limit)
                .query(DocumentRows::sealed)
                .list();
    }

    /** Replaces the wrapped key of a document that was not erased meanwhile. */
    void wrapAnew(DocumentId id, String before, WrappedKey key) {
        client.sql("UPDATE document SET wrapped_key = :key, master_key_id = :master" + OF_DOCUMENT
                        + " AND master_key_id = :before AND wrapped_key IS NOT NULL")
                .param("key", key.bytes())
                .param("master", key.masterKeyId())
                .param("before", before)
                .params(names(id))
                .update();
    }

    static SealedDocument sealed(ResultSet row, int number) throws SQLException {
        return new SealedDocument(
                summary(row, number),
                new WrappedKey(row.getString("master_key_id"), row.getBytes("wrapped_key")),
                row.getBytes("sealed"));
    }

    Optional<DocumentSummary> find(DocumentId id) {
        return client.sql("SELECT " + SUMMARY + " FROM document" + OF_DOCUMENT)
                .params(names(id))
                .query(DocumentRows::summary)
                .optional();
    }

    void insert(NewDocument document, WrappedKey key, byte[] sealed, long now, LocalDate today) {
        client.sql("INSERT INTO document (organisation, kind, identifier, type, agency, state, holder_commitment,"
                        + " recorded_at, master_key_id, wrapped_key, sealed, imported, valid_to, expired) VALUES (:organisation, :kind,"
                        + " :identifier, :type, :agency, :state, :commitment, :now, :masterKeyId, :wrappedKey, :sealed,"
                        + " :imported, :validTo, :expired)")
                .params(names(document.id()))
                .param("type", document.type())
                .param("agency", document.agency())
                .param("state", document.state())
                .param("commitment", document.holderCommitment().orElse(null))
                .param("now", now)
                .param("masterKeyId", key.masterKeyId())
                .param("wrappedKey", key.bytes())
                .param("sealed", sealed)
                .param("imported", document.imported() ? 1 : 0)
                .param("validTo", document.validTo().map(LocalDate::toString).orElse(null))
                .param("expired", LastDays.expired(document.state(), document.validTo(), today) ? 1 : 0)
                .update();
    }

    static DocumentSummary summary(ResultSet row, int number) throws SQLException {
        long erasedAt = row.getLong("erased_at");
        Optional<Long> erased = row.wasNull() ? Optional.empty() : Optional.of(erasedAt);
        return new DocumentSummary(
                id(row),
                row.getInt("type"),
                row.getString("agency"),
                row.getString("state"),
                Optional.ofNullable(row.getString("holder_commitment")),
                row.getLong("recorded_at"),
                erased,
                row.getInt("imported") == 1,
                Optional.ofNullable(row.getString("valid_to")).map(LocalDate::parse));
    }

    static DocumentId id(ResultSet row) throws SQLException {
        return new DocumentId(
                row.getString("organisation"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("identifier"));
    }

    static Map<String, Object> names(DocumentId id) {
        return Map.of(
                "organisation", id.organisation(),
                "kind", id.kind().name(),
                "identifier", id.identifier());
    }
}
