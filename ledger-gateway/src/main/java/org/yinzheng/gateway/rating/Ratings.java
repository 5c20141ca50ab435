// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Seal;

/** Invitations to rate, one for each recognition, and what was answered: once, and never changed. */
@Component
public final class Ratings {
    /** How long a link to rate can be used. */
    static final Duration LIFE = Duration.ofDays(30);

    private final Database database;
    private final Seal seal;
    private final Clock clock;

    Ratings(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Where a recognition stands.
     *
     * @param ticket for the link; the same whenever it is asked
     * @param rated somebody rated it; what was said the officer does not learn here
     */
    public record Invitation(String ticket, boolean rated) {
        @Override
        public String toString() {
            return "Invitation[rated=" + rated + "]";
        }
    }

    /** Invites to rate a recognition that the caller's agency recorded. */
    public Invitation invite(Caller caller, String recognition, String matter) {
        return known(recognition).orElseGet(() -> {
            var ticket = RatingTicket.forRecognition(recognition);
            database.write(client -> client.sql("INSERT INTO service_rating (recognition, organisation, agency, matter,"
                            + " secret, invited_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (recognition) DO NOTHING")
                    .params(
                            recognition,
                            caller.organisation().mspId(),
                            caller.agency(),
                            matter,
                            ticket.secret(),
                            clock.millis())
                    .update());
            return known(recognition).orElseThrow();
        });
    }

    private Optional<Invitation> known(String recognition) {
        return database.read(client -> client.sql("SELECT secret, rated_at FROM service_rating WHERE recognition = ?")
                .param(recognition)
                .query((row, number) -> new Invitation(
                        new RatingTicket(recognition, row.getString("secret")).text(), time(row, "rated_at") != null))
                .optional());
    }

    /**
     * Keeps the first answer; a later one changes nothing.
     *
     * @param ticket as the link carries it
     * @return whether this answer is the one that is kept
     * @throws org.yinzheng.gateway.problem.ProblemException if the link is not one of ours, or too old
     */
    public boolean rate(String ticket, Rating rating) {
        var asked = RatingTicket.read(ticket).orElseThrow(Problem.RATING_LINK_UNKNOWN::exception);
        long now = clock.millis();
        return database.write(client -> {
            if (invitedAt(client, asked) < now - LIFE.toMillis()) {
                throw Problem.RATING_LINK_EXPIRED.exception();
            }
            return client.sql("UPDATE service_rating SET grade = ?, reason = ?, words = ?, rated_at = ?"
                                    + " WHERE recognition = ? AND rated_at IS NULL")
                            .param(1, rating.grade().name())
                            .param(2, rating.reason().map(Reason::name).orElse(null))
                            .param(3, sealed(asked.recognition(), rating.words()))
                            .param(4, now)
                            .param(5, asked.recognition())
                            .update()
                    == 1;
        });
    }

    private static long invitedAt(JdbcClient client, RatingTicket asked) {
        return client.sql("SELECT secret, invited_at FROM service_rating WHERE recognition = ?")
                .param(asked.recognition())
                .query((row, number) -> same(row.getString("secret"), asked.secret())
                        ? Optional.of(row.getLong("invited_at"))
                        : Optional.<Long>empty())
                .optional()
                .flatMap(found -> found)
                .orElseThrow(Problem.RATING_LINK_UNKNOWN::exception);
    }

    private static boolean same(String kept, String given) {
        return MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private byte @Nullable [] sealed(String recognition, String words) {
        return words.isEmpty() ? null : seal.close(place(recognition), words.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(String recognition) {
        return "rating\n" + recognition;
    }

    /**
     * A kept answer that says why.
     *
     * @param day in China; the hour would tell which clerk was meant
     */
    public record Remark(String matter, Grade grade, Optional<Reason> reason, String words, LocalDate day) {
        /** Never the words. */
        @Override
        public String toString() {
            return "Remark[" + grade + "]";
        }
    }

    /**
     * The newest answers to the caller's own agency that give a reason or words.
     *
     * @param from milliseconds since 1970
     * @param to exclusive
     */
    public List<Remark> remarks(Caller caller, long from, long to, int limit) {
        return database.read(client -> client.sql("SELECT recognition, matter, grade, reason, words, rated_at FROM"
                        + " service_rating WHERE organisation = ? AND agency = ? AND rated_at >= ? AND rated_at < ?"
                        + " AND (reason IS NOT NULL OR words IS NOT NULL) ORDER BY rated_at DESC LIMIT ?")
                .params(caller.organisation().mspId(), caller.agency(), from, to, limit)
                .query((row, number) -> remark(row))
                .list());
    }

    private Remark remark(ResultSet row) throws SQLException {
        var words = row.getBytes("words");
        return new Remark(
                row.getString("matter"),
                Grade.valueOf(row.getString("grade")),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                words == null
                        ? ""
                        : new String(seal.open(place(row.getString("recognition")), words), StandardCharsets.UTF_8),
                LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong("rated_at")), PrintClaims.ZONE));
    }

    private static @Nullable Long time(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
