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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.Slice;

/** Invitations to rate, one for each service, and what was answered: once, and never changed. */
@Component
public final class Ratings {
    /** How long a link to rate can be used. */
    public static final Duration LIFE = Duration.ofDays(30);

    private final Database database;
    private final Seal seal;
    private final Clock clock;

    Ratings(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * What one service's rating stands at.
     *
     * @param ticket for the link; the same whenever it is asked
     * @param matter code of the matter
     * @param rated somebody rated it; what was said the officer does not learn here
     */
    public record Invitation(String ticket, String matter, boolean rated) {
        @Override
        public String toString() {
            return "Invitation[rated=" + rated + "]";
        }
    }

    /**
     * Invites to rate what the caller's agency did; the same name again is the same invitation.
     *
     * @param name UUID: of the recognition that the agency recorded, or of the invitation itself
     * @param matter code of the matter
     * @param served when the person was served; from then on the link is good for {@link #LIFE}
     */
    public Invitation invite(Caller caller, Service service, String name, String matter, Instant served) {
        return find(caller, name).orElseGet(() -> {
            database.write(client -> keep(client, caller, service, name, matter, served));
            return find(caller, name).orElseThrow();
        });
    }

    private static int keep(
            JdbcClient client, Caller caller, Service service, String name, String matter, Instant served) {
        int kept = client.sql("INSERT INTO service_rating (invitation, service, organisation, agency,"
                        + " matter, secret, invited_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (invitation) DO NOTHING")
                .params(
                        name,
                        service.name(),
                        caller.organisation().mspId(),
                        caller.agency(),
                        matter,
                        RatingTicket.newFor(name).secret(),
                        served.toEpochMilli())
                .update();
        if (kept == 1) {
            RatingCounts.invited(client, caller.organisation().mspId(), caller.agency(), service, served);
        }
        return kept;
    }

    /** An invitation of the caller's own agency. */
    public Optional<Invitation> find(Caller caller, String name) {
        return database.read(client -> client.sql("SELECT secret, matter, rated_at FROM service_rating"
                        + " WHERE invitation = ? AND organisation = ? AND agency = ?")
                .params(name, caller.organisation().mspId(), caller.agency())
                .query((row, number) -> new Invitation(
                        new RatingTicket(name, row.getString("secret")).text(),
                        row.getString("matter"),
                        time(row, "rated_at") != null))
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
            var invited = invited(client, asked);
            if (invited.at().plus(LIFE).toEpochMilli() < now) {
                throw Problem.RATING_LINK_EXPIRED.exception();
            }
            boolean first = client.sql("UPDATE service_rating SET grade = ?, reason = ?, words = ?, rated_at = ?"
                                    + " WHERE invitation = ? AND rated_at IS NULL")
                            .param(1, rating.grade().name())
                            .param(2, rating.reason().map(Reason::name).orElse(null))
                            .param(3, sealed(asked.invitation(), rating.words()))
                            .param(4, now)
                            .param(5, asked.invitation())
                            .update()
                    == 1;
            if (first) {
                RatingCounts.rated(client, invited.mspId(), invited.agency(), rating, invited.at());
            }
            return first;
        });
    }

    private record Invited(String mspId, String agency, Instant at) {}

    private static Invited invited(JdbcClient client, RatingTicket asked) {
        return client.sql("SELECT secret, organisation, agency, invited_at FROM service_rating WHERE invitation = ?")
                .param(asked.invitation())
                .query((row, number) -> same(row.getString("secret"), asked.secret())
                        ? Optional.of(new Invited(
                                row.getString("organisation"),
                                row.getString("agency"),
                                Instant.ofEpochMilli(row.getLong("invited_at"))))
                        : Optional.<Invited>empty())
                .optional()
                .flatMap(found -> found)
                .orElseThrow(Problem.RATING_LINK_UNKNOWN::exception);
    }

    private static boolean same(String kept, String given) {
        return MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private byte @Nullable [] sealed(String invitation, String words) {
        return words.isEmpty() ? null : seal.close(place(invitation), words.getBytes(StandardCharsets.UTF_8));
    }

    private static String place(String invitation) {
        return "rating\n" + invitation;
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
     * @param before the place from which they run back: the end of the time that is asked for, or of the page before
     */
    public Slice<Remark> remarks(Caller caller, long from, Place before, int limit) {
        var found = database.read(client -> client.sql("SELECT invitation, matter, grade, reason, words, rated_at FROM"
                        + " service_rating WHERE organisation = ? AND agency = ? AND rated_at >= ?"
                        + " AND (rated_at, invitation) < (?, ?) AND (reason IS NOT NULL OR words IS NOT NULL)"
                        + " ORDER BY rated_at DESC, invitation DESC LIMIT ?")
                .params(caller.organisation().mspId(), caller.agency(), from, before.at(), before.id(), limit + 1)
                .query((row, number) ->
                        new Placed(new Place(row.getLong("rated_at"), row.getString("invitation")), remark(row)))
                .list());
        return Slice.of(found, limit, Placed::place).map(Placed::remark);
    }

    private record Placed(Place place, Remark remark) {}

    private Remark remark(ResultSet row) throws SQLException {
        var words = row.getBytes("words");
        return new Remark(
                row.getString("matter"),
                Grade.valueOf(row.getString("grade")),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                words == null
                        ? ""
                        : new String(seal.open(place(row.getString("invitation")), words), StandardCharsets.UTF_8),
                LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong("rated_at")), PrintClaims.ZONE));
    }

    private static @Nullable Long time(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
