// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import static org.yinzheng.gateway.document.DocumentRows.OF_DOCUMENT;
import static org.yinzheng.gateway.document.DocumentRows.names;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.document.DocumentRows.SealedDocument;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/** Documents in the gateway's database: SQLite for one office, PostgreSQL for many. */
final class JdbcDocumentStore implements DocumentStore {
    /** Whoever asks for a list waits for what ended these days; after a long pause the rest is marked beside. */
    private static final int MOST_MARKED = 10_000;

    private final Database database;
    private final RecordCipher cipher;
    private final DocumentIndexes indexes;
    private final LastDays lastDays;
    private final Clock clock;

    JdbcDocumentStore(Database database, RecordCipher cipher, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.indexes = new DocumentIndexes(cipher);
        this.lastDays = new LastDays(database, clock);
        this.clock = clock;
    }

    /** A lost key file must not be replaced in silence by a new one that opens nothing. */
    void requireOwnMasterKeys() {
        var own = cipher.masterKeyIds();
        for (var found = keyAfter(""); found.isPresent(); found = keyAfter(found.get())) {
            if (!own.contains(found.get())) {
                throw new IllegalStateException("The database holds documents under master key " + found.get()
                        + ", but the key file holds " + own + ": restore the key file of that database");
            }
        }
    }

    /** The next key in the index: "any other one" would read all documents at every start. */
    private Optional<String> keyAfter(String before) {
        return database.read(client -> client.sql("SELECT master_key_id FROM document WHERE master_key_id > :before"
                        + " AND wrapped_key IS NOT NULL ORDER BY master_key_id LIMIT 1")
                .param("before", before)
                .query(String.class)
                .optional());
    }

    @Override
    public void saveAll(List<NewDocument> documents) {
        Consumer<JdbcClient> work = saving(documents);
        database.write(client -> {
            work.accept(client);
            return documents.size();
        });
    }

    @Override
    public Consumer<JdbcClient> saving(List<NewDocument> documents) {
        List<Prepared> prepared = documents.stream().map(this::prepare).toList();
        return client -> prepared.forEach(document -> insert(client, document));
    }

    @Override
    public boolean replace(DocumentId id, DocumentContent content) {
        byte[] plain = ContentCodec.encode(content);
        return database.write(client -> new DocumentRows(client)
                .sealed(id)
                .map(found -> client.sql("UPDATE document SET sealed = :sealed" + OF_DOCUMENT)
                        .param("sealed", cipher.seal(found.key(), plain, id))
                        .params(names(id))
                        .update())
                .isPresent());
    }

    @Override
    public Consumer<JdbcClient> changingState(DocumentId id, String state, long block) {
        return client -> {
            WorkTotals.issued(client, id);
            // a restored licence may have ended meanwhile; the next marking finds it
            client.sql("UPDATE document SET state = :state, state_block = :block, expired = 0" + OF_DOCUMENT
                            + " AND (state_block IS NULL OR state_block <= :block)")
                    .param("state", state)
                    .param("block", block)
                    .params(names(id))
                    .update();
        };
    }

    @Override
    public Consumer<JdbcClient> discarding(DocumentId id) {
        return client -> {
            DocumentIndexes.remove(client, id);
            client.sql("DELETE FROM document" + OF_DOCUMENT).params(names(id)).update();
        };
    }

    @Override
    public boolean discard(DocumentId id) {
        return database.write(client -> {
            DocumentIndexes.remove(client, id);
            return client.sql("DELETE FROM document" + OF_DOCUMENT)
                            .params(names(id))
                            .update()
                    == 1;
        });
    }

    @Override
    public Optional<DocumentSummary> find(DocumentId id) {
        return database.read(client -> new DocumentRows(client).find(id));
    }

    @Override
    public Optional<Document> read(DocumentId id, Reading reading) {
        Optional<SealedDocument> found = database.read(client -> new DocumentRows(client).sealed(id));
        found.ifPresent(document -> note(id, reading));
        return found.map(document -> new Document(document.summary(), content(document)));
    }

    @Override
    public List<Document> readAll(
            String organisation, DocumentKind kind, Collection<String> identifiers, Reading reading) {
        if (identifiers.isEmpty()) {
            return List.of();
        }
        List<SealedDocument> found =
                database.read(client -> new DocumentRows(client).sealed(organisation, kind, identifiers));
        long now = now();
        database.write(client -> {
            found.forEach(one -> note(client, one.summary().id(), reading, now));
            return found;
        });
        return found.stream()
                .map(one -> new Document(one.summary(), content(one)))
                .toList();
    }

    @Override
    public long count(String organisation, DocumentKind kind, String agency, long from, long to) {
        return database.read(client -> client.sql("SELECT COUNT(*) FROM document WHERE organisation = ? AND kind = ?"
                        + " AND agency = ? AND recorded_at >= ? AND recorded_at < ?")
                .params(organisation, kind.name(), agency, from, to)
                .query(Long.class)
                .single());
    }

    @Override
    public DocumentPage list(DocumentQuery query) {
        LocalDate today = lastDays.today();
        if (query.state().isPresent()) {
            lastDays.mark(MOST_MARKED);
        }
        Conditions conditions = new Conditions(query, today, indexes::holderHash);
        String select = conditions.select(DocumentRows.SUMMARY, query.agencies());
        List<DocumentSummary> found = database.read(client -> client.sql(select)
                .params(conditions.parameters())
                .param("limit", query.limit() + 1)
                .query((row, number) -> DocumentRows.summary(row, number).on(today))
                .list());
        var page = Slice.of(
                found,
                query.limit(),
                one -> new Place(one.recordedAt(), one.id().identifier()));
        return new DocumentPage(page.items(), page.next());
    }

    @Override
    public boolean erase(DocumentId id) {
        long now = now();
        return database.write(client -> {
            DocumentIndexes.remove(client, id);
            return client.sql("UPDATE document SET wrapped_key = NULL, sealed = NULL, erased_at = :now" + OF_DOCUMENT
                                    + " AND erased_at IS NULL")
                            .param("now", now)
                            .params(names(id))
                            .update()
                    == 1;
        });
    }

    @Override
    public List<ReadEntry> readings(DocumentId id, int limit) {
        return database.read(client -> client.sql("SELECT read_at, reader, purpose FROM document_read" + OF_DOCUMENT
                        + " ORDER BY read_at DESC LIMIT :limit")
                .params(names(id))
                .param("limit", limit)
                .query((row, number) -> new ReadEntry(
                        row.getLong("read_at"), new Reading(row.getString("reader"), row.getString("purpose"))))
                .list());
    }

    @Override
    public long countReadings(DocumentId id) {
        return database.read(client -> client.sql("SELECT COUNT(*) FROM document_read" + OF_DOCUMENT)
                .params(names(id))
                .query(Long.class)
                .single());
    }

    @Override
    public Optional<DocumentId> findByPhrase(String phrase) {
        return database.read(client -> indexes.findByPhrase(client, phrase));
    }

    private record Prepared(
            NewDocument document, byte[] plain, WrappedKey key, byte[] sealed, DocumentIndexes.Entries entries) {}

    private Prepared prepare(NewDocument document) {
        byte[] plain = ContentCodec.encode(document.content());
        WrappedKey key = cipher.newWrappedKey(document.id());
        byte[] sealed = cipher.seal(key, plain, document.id());
        return new Prepared(document, plain, key, sealed, indexes.entries(document));
    }

    private void insert(JdbcClient client, Prepared prepared) {
        DocumentRows rows = new DocumentRows(client);
        Optional<SealedDocument> kept = rows.sealed(prepared.document().id());
        if (kept.isPresent()) {
            requireSame(kept.get(), prepared);
            return;
        }
        long now = now();
        rows.insert(prepared.document(), prepared.key(), prepared.sealed(), now, lastDays.today());
        prepared.entries().insert(client, now);
    }

    private void requireSame(SealedDocument kept, Prepared prepared) {
        NewDocument document = prepared.document();
        boolean same = kept.summary().type() == document.type()
                && kept.summary().agency().equals(document.agency())
                && kept.summary().holderCommitment().equals(document.holderCommitment())
                && Arrays.equals(plain(kept), prepared.plain());
        if (!same) {
            throw new DocumentConflictException(document.id());
        }
    }

    private DocumentContent content(SealedDocument document) {
        return ContentCodec.decode(plain(document));
    }

    private byte[] plain(SealedDocument document) {
        return cipher.open(document.key(), document.sealed(), document.summary().id());
    }

    @Override
    public void note(DocumentId id, Reading reading) {
        long now = now();
        database.write(client -> {
            note(client, id, reading, now);
            return id;
        });
    }

    private static void note(JdbcClient client, DocumentId id, Reading reading, long now) {
        client.sql("INSERT INTO document_read (organisation, kind, identifier, read_at, reader, purpose)"
                        + " VALUES (:organisation, :kind, :identifier, :now, :reader, :purpose)")
                .params(names(id))
                .param("now", now)
                .param("reader", reading.reader())
                .param("purpose", reading.purpose())
                .update();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
