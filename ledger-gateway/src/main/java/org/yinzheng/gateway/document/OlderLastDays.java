// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.document.DocumentRows.SealedDocument;
import org.yinzheng.gateway.outbox.Rounds;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.SealBroken;
import org.yinzheng.watch.Wordless;

/**
 * Fills in the last days of documents that older versions stored: no migration can read them, they stand in the sealed content.
 * It begins with the process, keeps nobody waiting, goes on after a restart where it was, and ends for good. Nothing but the
 * day leaves the content, so that no reading is recorded. Afterwards it marks what expires, day by day.
 */
final class OlderLastDays extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(OlderLastDays.class);
    private static final int BATCH = 200;

    private final Database database;
    private final RecordCipher cipher;
    private final LastDays lastDays;

    OlderLastDays(Database database, RecordCipher cipher, LastDays lastDays) {
        super("last-days", Duration.ZERO, Duration.ofHours(1));
        this.database = database;
        this.cipher = cipher;
        this.lastDays = lastDays;
    }

    /** A database that does not answer ends this round; the next one goes on. */
    @Override
    protected void round() {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = fill();
            }
            lastDays.mark(Integer.MAX_VALUE);
        } catch (DataAccessException e) {
            LOG.warn("last days of older documents are read on in an hour", Wordless.trace(e));
        }
    }

    /** One batch; false when there is nothing left. */
    boolean fill() {
        return reached()
                .map(from -> {
                    var batch = after(from);
                    var next = batch.isEmpty() ? organisationAfter(from) : Optional.of(batch.get(batch.size() - 1));
                    var days = days(batch);
                    database.write(client -> {
                        days.forEach((id, day) -> keep(client, id, day));
                        return move(client, next);
                    });
                    return next.isPresent();
                })
                .orElse(false);
    }

    private Optional<Reached> reached() {
        return database.read(client -> client.sql("SELECT organisation, identifier FROM last_day_reading")
                .query((row, number) -> new Reached(row.getString("organisation"), row.getString("identifier"), null))
                .optional());
    }

    /** The next licences of one organisation. */
    private List<Reached> after(Reached from) {
        return database.read(client -> client.sql(DocumentRows.SEALED
                        + " WHERE organisation = ? AND kind = 'LICENCE' AND identifier > ? ORDER BY identifier LIMIT "
                        + BATCH)
                .params(from.organisation(), from.identifier())
                .query((row, number) -> new Reached(
                        row.getString("organisation"), row.getString("identifier"), DocumentRows.sealed(row, number)))
                .list());
    }

    private Optional<Reached> organisationAfter(Reached from) {
        return database.read(
                client -> client.sql("SELECT MIN(organisation) AS organisation FROM document WHERE organisation > ?")
                        .param(from.organisation())
                        .query((row, number) -> Optional.ofNullable(row.getString("organisation")))
                        .single()
                        .map(organisation -> new Reached(organisation, "", null)));
    }

    private Map<DocumentId, LocalDate> days(List<Reached> batch) {
        var days = new LinkedHashMap<DocumentId, LocalDate>();
        for (Reached one : batch) {
            var document = one.document();
            if (document != null
                    && document.sealed() != null
                    && document.summary().validTo().isEmpty()) {
                lastDay(document).ifPresent(day -> days.put(document.summary().id(), day));
            }
        }
        return days;
    }

    private Optional<LocalDate> lastDay(SealedDocument document) {
        var id = document.summary().id();
        try {
            return ContentCodec.decode(cipher.open(document.key(), document.sealed(), id))
                    .lastDay();
        } catch (SealBroken e) {
            LOG.atWarn()
                    .addKeyValue("document", id.identifier())
                    .log("a document was altered; its last day stays unknown");
            return Optional.empty();
        }
    }

    private void keep(JdbcClient client, DocumentId id, LocalDate day) {
        client.sql("UPDATE document SET valid_to = :day" + DocumentRows.OF_DOCUMENT
                        + " AND valid_to IS NULL AND erased_at IS NULL")
                .param("day", day.toString())
                .params(DocumentRows.names(id))
                .update();
    }

    private static int move(JdbcClient client, Optional<Reached> next) {
        return next.map(place -> client.sql("UPDATE last_day_reading SET organisation = ?, identifier = ?")
                        .params(place.organisation(), place.identifier())
                        .update())
                .orElseGet(() -> client.sql("DELETE FROM last_day_reading").update());
    }

    /** A place on the way, with the document that stands there. */
    private record Reached(
            String organisation,
            String identifier,
            @Nullable SealedDocument document) {}
}
