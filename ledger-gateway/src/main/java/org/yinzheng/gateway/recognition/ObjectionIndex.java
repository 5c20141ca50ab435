// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.recognition.AnswerState;
import org.yinzheng.chaincode.recognition.ObjectionState;
import org.yinzheng.chaincode.recognition.Outcome;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.ledger.BlockPosition;
import org.yinzheng.gateway.ledger.BlockReader;
import org.yinzheng.gateway.ledger.LedgerBlock;
import org.yinzheng.gateway.ledger.LedgerBlock.Write;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/**
 * Every objection of every region, by whom it concerns: kept as the ledger's blocks come, so that a page asks for its own rows
 * and not for all there are.
 */
@Component
final class ObjectionIndex implements BlockReader {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectionIndex.class);

    private final Database database;
    private final BlockPosition position;
    /** By namespace. */
    private final Map<String, String> regions = new ConcurrentHashMap<>();

    private boolean known;

    ObjectionIndex(Database database) {
        this.database = database;
        this.position = new BlockPosition(database, "objections");
    }

    /**
     * One objection.
     *
     * @param region where it was raised
     * @param agency that raised it
     * @param textDigest of the words beside the reason, absent where there are none
     * @param raisedAt epoch seconds
     * @param answerBy epoch seconds
     * @param answer absent while the issuer has not answered
     */
    record Case(
            String region,
            String objection,
            String agency,
            String licenceId,
            String reason,
            @Nullable String textDigest,
            long raisedAt,
            long answerBy,
            @Nullable Answer answer) {
        public boolean open() {
            return answer == null;
        }
    }

    /**
     * @param textDigest of the words beside the outcome, absent where there are none
     * @param late whether it came after the deadline
     */
    record Answer(Outcome outcome, @Nullable String textDigest, long answeredAt, boolean late) {}

    @Override
    public long next() {
        return position.next();
    }

    /** The last block that was read; absent before the first. */
    Optional<BlockPosition.Reached> reached() {
        return position.reached();
    }

    /** Waits for a block that a change was recorded in, a few seconds at most. */
    void await(long block) {
        position.await(block, 3000);
    }

    @Override
    public synchronized void add(String commonNamespace, LedgerBlock block) {
        if (block.number() != position.next()) {
            return;
        }
        readRegions();
        var work = new ArrayList<Consumer<JdbcClient>>();
        for (Write write : block.writes()) {
            try {
                addWrite(commonNamespace, write, work);
            } catch (RefusedException | IllegalArgumentException e) {
                // one record that does not read must not keep all others from being found
                LOG.atWarn().addKeyValue("block", block.number()).log("a record does not read and is not listed");
            }
        }
        position.pass(block, !work.isEmpty(), client -> work.forEach(one -> one.accept(client)));
    }

    private void readRegions() {
        if (!known) {
            database.read(client -> {
                client.sql("SELECT namespace, region FROM objection_region").query(row -> {
                    regions.put(row.getString("namespace"), row.getString("region"));
                });
                return regions;
            });
            known = true;
        }
    }

    private void addWrite(String commonNamespace, Write write, List<Consumer<JdbcClient>> work) {
        if (write.namespace().equals(commonNamespace) && is(write, Kind.REG)) {
            var state = CanonicalJson.read(write.value(), RegionState.class);
            regions.put(state.namespace(), state.region());
            work.add(client -> register(client, state));
        }
        // what others write into their own namespaces is no region's word
        var region = regions.get(write.namespace());
        if (region != null && is(write, Kind.OBJ)) {
            var raised = CanonicalJson.read(write.value(), ObjectionState.class);
            var issuer = LicenceId.parse(raised.licenceId()).issuer();
            work.add(client -> raise(client, region, issuer, raised));
        } else if (region != null && is(write, Kind.ANS)) {
            var answered = CanonicalJson.read(write.value(), AnswerState.class);
            work.add(client -> answer(client, region, answered));
        }
    }

    private static boolean is(Write write, Kind kind) {
        return write.key().startsWith(LedgerKeys.text(kind, List.of()));
    }

    private static void register(JdbcClient client, RegionState state) {
        client.sql("INSERT INTO objection_region (namespace, region) VALUES (?, ?) ON CONFLICT (namespace) DO NOTHING")
                .params(state.namespace(), state.region())
                .update();
    }

    private static void raise(JdbcClient client, String region, String issuer, ObjectionState raised) {
        client.sql("INSERT INTO objection (region, objection, agency, issuer_region, issuer, licence_id, reason,"
                        + " text_digest, raised_at, answer_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (region, objection) DO NOTHING")
                .params(Arrays.asList(
                        region,
                        raised.objection(),
                        raised.agency(),
                        raised.issuerRegion(),
                        issuer,
                        raised.licenceId(),
                        raised.reason(),
                        raised.textDigest(),
                        raised.raisedAt(),
                        raised.answerBy()))
                .update();
    }

    private static void answer(JdbcClient client, String issuerRegion, AnswerState answered) {
        client.sql("UPDATE objection SET answered_at = ?, outcome = ?, answer_text_digest = ?, late = ?"
                        + " WHERE region = ? AND objection = ? AND issuer_region = ?")
                .params(Arrays.asList(
                        answered.answeredAt(),
                        answered.outcome().name(),
                        answered.textDigest(),
                        answered.late() ? 1 : 0,
                        answered.recogniserRegion(),
                        answered.objection(),
                        issuerRegion))
                .update();
    }

    /** Those to licences of these issuers that wait for an answer, the earliest deadline first. */
    Slice<Case> toAnswer(String issuerRegion, Collection<String> issuers, Place after, int limit) {
        Function<Case, Place> place = one -> new Place(one.answerBy(), one.objection());
        var found = new ArrayList<Case>();
        for (String issuer : issuers) {
            found.addAll(cases(
                    "issuer_region = ? AND issuer = ? AND answered_at IS NULL AND (answer_by, objection) > (?, ?)"
                            + " ORDER BY answer_by, objection LIMIT ?",
                    List.of(issuerRegion, issuer, after.at(), after.id(), limit + 1)));
        }
        return Slice.of(
                found.stream()
                        .sorted(Comparator.comparing(place))
                        .limit(limit + 1L)
                        .toList(),
                limit,
                place);
    }

    /** Those to licences of these issuers that were answered, newest first. */
    Slice<Case> answered(String issuerRegion, Collection<String> issuers, Place after, int limit) {
        var found = new ArrayList<Case>();
        for (String issuer : issuers) {
            found.addAll(cases(
                    "issuer_region = ? AND issuer = ? AND answered_at IS NOT NULL AND (raised_at, objection) < (?, ?)"
                            + " ORDER BY raised_at DESC, objection DESC LIMIT ?",
                    List.of(issuerRegion, issuer, after.at(), after.id(), limit + 1)));
        }
        return newest(found, limit);
    }

    /** Those that these agencies raised, newest first. */
    Slice<Case> raised(String region, Collection<String> agencies, Place after, int limit) {
        var found = new ArrayList<Case>();
        for (String agency : agencies) {
            found.addAll(cases(
                    "region = ? AND agency = ? AND (raised_at, objection) < (?, ?)"
                            + " ORDER BY raised_at DESC, objection DESC LIMIT ?",
                    List.of(region, agency, after.at(), after.id(), limit + 1)));
        }
        return newest(found, limit);
    }

    private static Slice<Case> newest(List<Case> found, int limit) {
        return Slice.newest(found.stream(), limit, one -> new Place(one.raisedAt(), one.objection()));
    }

    private List<Case> cases(String where, List<Object> parameters) {
        return database.read(
                client -> client.sql("SELECT region, objection, agency, licence_id, reason, text_digest, raised_at,"
                                + " answer_by, answered_at, outcome, answer_text_digest, late FROM objection WHERE "
                                + where)
                        .params(parameters)
                        .query((row, number) -> row(row))
                        .list());
    }

    private static Case row(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Case(
                row.getString("region"),
                row.getString("objection"),
                row.getString("agency"),
                row.getString("licence_id"),
                row.getString("reason"),
                row.getString("text_digest"),
                row.getLong("raised_at"),
                row.getLong("answer_by"),
                outcome == null
                        ? null
                        : new Answer(
                                Outcome.valueOf(outcome),
                                row.getString("answer_text_digest"),
                                row.getLong("answered_at"),
                                row.getInt("late") == 1));
    }
}
