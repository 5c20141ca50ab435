// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.recognition.Finding;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.ledger.BlockPosition;
import org.yinzheng.gateway.ledger.BlockReader;
import org.yinzheng.gateway.ledger.LedgerBlock;
import org.yinzheng.gateway.report.RegulatorView.Counted;
import org.yinzheng.gateway.report.RegulatorView.Oddity;
import org.yinzheng.gateway.report.RegulatorView.Pair;
import org.yinzheng.gateway.report.RegulatorView.Refusals;
import org.yinzheng.gateway.report.RegulatorView.Revocations;
import org.yinzheng.gateway.storage.Database;

/**
 * The sums behind the regulator's view. A block and the position behind it are written together, so each record of the ledger
 * counts once, whenever the process dies.
 */
@Component
class RecognitionCounts implements BlockReader {
    private static final Logger LOG = LoggerFactory.getLogger(RecognitionCounts.class);
    private static final String READER = "recognition counts";

    /** Days for which what is no more than usual is kept: a day's blocks may come late. */
    private static final int OPEN_DAYS = 2;

    private final Database database;
    private final Clock clock;
    private final Set<String> regions = new ConcurrentSkipListSet<>();
    private final BlockPosition position;
    private boolean known;
    private String pruned = "";

    RecognitionCounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.position = new BlockPosition(database, READER);
    }

    @Override
    public long next() {
        return position.next();
    }

    /** How far the counting has come; absent before the first block. */
    Optional<Counted> counted() {
        return position.reached().map(one -> new Counted(one.block(), one.time()));
    }

    @Override
    public synchronized void add(String commonNamespace, LedgerBlock block) {
        if (block.number() != position.next()) {
            return;
        }
        readRegions();
        var tally = BlockTally.of(commonNamespace, regions::contains, block.writes());
        if (tally.unreadable() > 0) {
            LOG.atWarn()
                    .addKeyValue("block", block.number())
                    .log("{} records do not read and are not counted", tally.unreadable());
        }
        position.pass(block, !tally.isEmpty(), client -> {
            add(client, tally);
            forgetTheUsual(client, tally);
        });
        regions.addAll(tally.regions());
    }

    private void readRegions() {
        if (!known) {
            regions.addAll(database.read(client -> client.sql("SELECT namespace FROM ledger_region")
                    .query(String.class)
                    .list()));
            known = true;
        }
    }

    private static void add(JdbcClient client, BlockTally tally) {
        tally.regions().forEach(namespace -> client.sql(
                        "INSERT INTO ledger_region (namespace) VALUES (?) ON CONFLICT (namespace) DO NOTHING")
                .param(namespace)
                .update());
        tally.uses().forEach((use, many) -> client.sql("INSERT INTO recognition_total (region, issuer_region, agency,"
                        + " finding, reason, uses) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (region, issuer_region, agency, finding, reason)"
                        + " DO UPDATE SET uses = recognition_total.uses + excluded.uses")
                .params(use.region(), use.issuerRegion(), use.agency(), use.finding(), use.reason(), many)
                .update());
        tally.ends().forEach((end, many) -> client.sql("INSERT INTO ended_total (issuer, state, ends) VALUES (?, ?, ?)"
                        + " ON CONFLICT (issuer, state) DO UPDATE SET ends = ended_total.ends + excluded.ends")
                .params(end.issuer(), end.state().name(), many)
                .update());
        tally.busy().forEach((busy, many) -> client.sql(
                        "INSERT INTO busy_day (busy_day, kind, subject, many) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (busy_day, kind, subject)"
                                + " DO UPDATE SET many = busy_day.many + excluded.many")
                .params(busy.day(), busy.kind().name(), busy.subject(), many)
                .update());
    }

    /** Once for each new day; a sender's clock that runs ahead of ours ends no day. */
    private void forgetTheUsual(JdbcClient client, BlockTally tally) {
        var today = LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
        var newest = tally.busy().keySet().stream()
                .map(busy -> LocalDate.parse(busy.day()))
                .max(Comparator.naturalOrder())
                .filter(day -> day.isBefore(today))
                .orElse(today);
        var before = newest.minusDays(OPEN_DAYS).toString();
        if (tally.busy().isEmpty() || before.compareTo(pruned) <= 0) {
            return;
        }
        for (OddKind kind : OddKind.values()) {
            client.sql("DELETE FROM busy_day WHERE busy_day < ? AND kind = ? AND many <= ?")
                    .params(before, kind.name(), kind.usual())
                    .update();
        }
        pruned = before;
    }

    List<Pair> pairs() {
        var found = new TreeMap<String, Map<Finding, Long>>();
        database.read(client -> {
            client.sql("SELECT region, issuer_region, finding, SUM(uses) AS many FROM recognition_total"
                            + " GROUP BY region, issuer_region, finding")
                    .query(row -> {
                        found.computeIfAbsent(
                                        row.getString("region") + " " + row.getString("issuer_region"),
                                        pair -> new TreeMap<>())
                                .put(Finding.valueOf(row.getString("finding")), row.getLong("many"));
                    });
            return found;
        });
        return found.entrySet().stream()
                .map(one -> pair(one.getKey().split(" "), one.getValue()))
                .sorted(Comparator.comparing(pair -> -pair.all()))
                .toList();
    }

    private static Pair pair(String[] regions, Map<Finding, Long> many) {
        return new Pair(
                regions[0],
                regions[1],
                many.getOrDefault(Finding.RECOGNISED, 0L),
                many.getOrDefault(Finding.REFUSED, 0L),
                many.getOrDefault(Finding.OBJECTION, 0L));
    }

    List<Refusals> refusals() {
        return database.read(client -> client.sql("SELECT agency, reason, SUM(uses) AS many FROM recognition_total"
                        + " WHERE finding = 'REFUSED' GROUP BY agency, reason ORDER BY many DESC, agency, reason")
                .query((row, number) ->
                        new Refusals(row.getString("agency"), row.getString("reason"), row.getLong("many")))
                .list());
    }

    List<Revocations> revocations() {
        var found = new TreeMap<String, Map<LicenceStatus, Long>>();
        database.read(client -> {
            client.sql("SELECT issuer, state, ends FROM ended_total").query(row -> {
                found.computeIfAbsent(row.getString("issuer"), issuer -> new TreeMap<>())
                        .put(LicenceStatus.valueOf(row.getString("state")), row.getLong("ends"));
            });
            return found;
        });
        var rows = new ArrayList<Revocations>();
        found.forEach((issuer, ends) -> rows.add(new Revocations(
                issuer,
                ends.getOrDefault(LicenceStatus.REVOKED, 0L),
                ends.getOrDefault(LicenceStatus.WITHDRAWN, 0L),
                ends.getOrDefault(LicenceStatus.CANCELLED, 0L))));
        return rows;
    }

    /** The newest day first; what is no single day's stands before all. */
    List<Oddity> oddities() {
        var found = new ArrayList<>(refusingMost());
        found.addAll(database.read(client -> client.sql("SELECT busy_day, kind, subject, many FROM busy_day WHERE "
                        + oddOnes()
                        + " ORDER BY busy_day DESC, kind, many DESC, subject")
                .query((row, number) -> oddity(row))
                .list()));
        return found;
    }

    private static String oddOnes() {
        var odd = new TreeSet<String>();
        for (OddKind kind : OddKind.values()) {
            odd.add("(kind = '" + kind + "' AND many > " + kind.usual() + ")");
        }
        return String.join(" OR ", odd);
    }

    private static Oddity oddity(ResultSet row) throws SQLException {
        return new Oddity(
                OddKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("busy_day"),
                row.getLong("many"));
    }

    private List<Oddity> refusingMost() {
        return database.read(client -> client.sql("SELECT agency, refused FROM (SELECT agency,"
                        + " SUM(CASE WHEN finding = 'REFUSED' THEN uses ELSE 0 END) AS refused, SUM(uses) AS uses"
                        + " FROM recognition_total GROUP BY agency) one"
                        + " WHERE refused > ? AND refused * 2 > uses ORDER BY refused DESC, agency")
                .param(OddKind.REFUSES_MOST.usual())
                .query((row, number) ->
                        new Oddity(OddKind.REFUSES_MOST, row.getString("agency"), "", row.getLong("refused")))
                .list());
    }
}
