// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.Approval.State;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.Slice;

/** The tables of requests and of their steps; what was asked for is sealed. */
@Component
class ApprovalStore {
    private static final String SELECT = "SELECT a.*, (SELECT COUNT(*) FROM approval_step s WHERE s.approval = a.id AND"
            + " s.code IS NULL) AS done, (SELECT COUNT(*) FROM approval_step s WHERE s.approval = a.id AND s.code IS NOT"
            + " NULL) AS refused FROM approval a WHERE ";

    private static final String OF_AGENCY = "a.organisation = :organisation AND a.agency = :agency";

    private final Database database;
    private final Seal seal;
    private final Clock clock;

    ApprovalStore(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Keeps a new one; one that is there already under this id stays as it is.
     *
     * @param steps how many changes it will be
     */
    void ask(Caller caller, String id, String kind, String subject, String digest, byte[] order, long life, int steps) {
        long now = clock.millis();
        var sealed = seal.close(place(id), order);
        database.write(client -> client.sql("INSERT INTO approval (id, organisation, agency, kind, subject, digest,"
                        + " sealed, state, asked_by, asked_officer, asked_at, expires_at, steps)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .params(
                        id,
                        caller.organisation().mspId(),
                        caller.agency(),
                        kind,
                        subject,
                        digest,
                        sealed,
                        caller.account(),
                        caller.identity().officer(),
                        now,
                        now + life,
                        steps)
                .update());
    }

    Optional<Approval> find(String id) {
        return database.read(client -> client.sql(SELECT + "a.id = ?")
                .param(id)
                .query(ApprovalStore::row)
                .optional()
                .map(one -> one.asOf(clock.instant())));
    }

    /** All of an agency, newest first. */
    Slice<Approval> of(Caller caller, Place after, int limit) {
        return newest(caller, "", Map.of(), after, limit);
    }

    /** Those of an agency that nobody can decide any more, newest first. */
    Slice<Approval> ended(Caller caller, Place after, int limit) {
        return newest(
                caller,
                " AND (a.state <> 'OPEN' OR a.expires_at <= :now)",
                Map.of("now", clock.millis()),
                after,
                limit);
    }

    private Slice<Approval> newest(Caller caller, String which, Map<String, ?> with, Place after, int limit) {
        var found = page(
                SELECT + OF_AGENCY + which
                        + " AND (a.asked_at, a.id) < (:at, :id) ORDER BY a.asked_at DESC, a.id DESC LIMIT :limit",
                caller,
                with,
                after,
                limit);
        return Slice.of(found, limit, one -> new Place(one.askedAt(), one.id()));
    }

    /** Those of an agency that wait for a second person, the one that expires next first. */
    Slice<Approval> open(Caller caller, Place after, int limit) {
        var now = new Place(clock.millis() + 1, "");
        var found = page(
                SELECT + OF_AGENCY + " AND a.state = 'OPEN' AND (a.expires_at, a.id) > (:at, :id)"
                        + " ORDER BY a.expires_at, a.id LIMIT :limit",
                caller,
                Map.of(),
                after.at() < now.at() ? now : after,
                limit);
        return Slice.of(found, limit, one -> new Place(one.expiresAt(), one.id()));
    }

    private List<Approval> page(String sql, Caller caller, Map<String, ?> with, Place after, int limit) {
        return database.read(client -> client
                .sql(sql)
                .param("organisation", caller.organisation().mspId())
                .param("agency", caller.agency())
                .params(with)
                .param("at", after.at())
                .param("id", after.id())
                .param("limit", limit + 1)
                .query(ApprovalStore::row)
                .list()
                .stream()
                .map(one -> one.asOf(clock.instant()))
                .toList());
    }

    /** How many of an agency's open ones this person may decide: another asked for them. */
    int waitingFor(Caller caller) {
        return database.read(client -> client.sql("SELECT COUNT(*) FROM approval WHERE organisation = ? AND agency = ?"
                        + " AND state = 'OPEN' AND expires_at > ? AND asked_by <> ? AND asked_officer <> ?")
                .params(
                        caller.organisation().mspId(),
                        caller.agency(),
                        clock.millis(),
                        caller.account(),
                        caller.identity().officer())
                .query(Integer.class)
                .single());
    }

    /** Confirmed and not carried out to the end, oldest first. */
    Slice<Approval> confirmed(Place after, int limit) {
        var found =
                database.read(client -> client.sql(SELECT + "a.state = 'CONFIRMED' AND (a.decided_at, a.id) > (?, ?)"
                                + " ORDER BY a.decided_at, a.id LIMIT ?")
                        .params(after.at(), after.id(), limit + 1)
                        .query(ApprovalStore::row)
                        .list());
        return Slice.of(found, limit, one -> new Place(Objects.requireNonNull(one.decidedAt()), one.id()));
    }

    /** Decides an open one that has not expired; false if it is neither. */
    boolean decide(Caller caller, String id, State decision) {
        return database.write(client -> client.sql("UPDATE approval SET state = ?, decided_by = ?, decided_officer = ?,"
                                + " decided_at = ? WHERE id = ? AND state = 'OPEN' AND expires_at > ?")
                        .params(
                                decision.name(),
                                caller.account(),
                                caller.identity().officer(),
                                clock.millis(),
                                id,
                                clock.millis())
                        .update()
                == 1);
    }

    void finish(String id) {
        database.write(client -> client.sql("UPDATE approval SET state = 'DONE' WHERE id = ? AND state = 'CONFIRMED'")
                .param(id)
                .update());
    }

    byte[] order(String id) {
        return database.read(client -> client.sql("SELECT sealed FROM approval WHERE id = ?")
                .param(id)
                .query((row, number) -> seal.open(place(id), row.getBytes("sealed")))
                .single());
    }

    void settled(String id, ApprovalStep step) {
        database.write(client -> client.sql(
                        "INSERT INTO approval_step (approval, step_number, subject, code, words,"
                                + " transaction_id, block_number) VALUES (:id, :number, :subject, :code, :words, :transaction, :block)")
                .param("id", id)
                .param("number", step.number())
                .param("subject", step.subject())
                .param("code", step.code())
                .param("words", step.text())
                .param("transaction", step.transactionId())
                .param("block", step.blockNumber())
                .update());
    }

    List<ApprovalStep> steps(String id) {
        return database.read(
                client -> client.sql("SELECT step_number, subject, code, words, transaction_id, block_number"
                                + " FROM approval_step WHERE approval = ? ORDER BY step_number")
                        .param(id)
                        .query((row, number) -> new ApprovalStep(
                                row.getInt("step_number"),
                                row.getString("subject"),
                                row.getString("code"),
                                row.getString("words"),
                                row.getString("transaction_id"),
                                number(row, "block_number")))
                        .list());
    }

    private static Approval row(ResultSet row, int number) throws SQLException {
        return new Approval(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("digest"),
                State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getString("asked_officer"),
                row.getLong("asked_at"),
                row.getLong("expires_at"),
                row.getString("decided_by"),
                row.getString("decided_officer"),
                number(row, "decided_at"),
                row.getInt("steps"),
                row.getInt("done"),
                row.getInt("refused"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static String place(String id) {
        return "approval\n" + id;
    }
}
