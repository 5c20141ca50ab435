// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.storage.OneConnection;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.TestDatabase;

/** Figures are added up with each invitation and answer; here they are counted again from the rows themselves. */
@ParameterizedClass(name = "{0}")
@EnumSource
class RatingCountsTest {
    private static final String MSP = "ZhejiangMSP";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-12-10T00:00:00Z");
    private static final List<Caller> CALLERS =
            List.of(TestCallers.zhejiang("zj-market-clerk"), TestCallers.zhejiang("zj-hospital-clerk"));

    private final TestDatabase kind;
    private final Random random = new Random(7);
    private DataSource source;
    private OneConnection database;

    RatingCountsTest(TestDatabase kind) {
        this.kind = kind;
    }

    /** As before the figures were added up. */
    @BeforeEach
    void open(@TempDir Path folder) throws IOException, SQLException {
        source = kind.create(folder, "18");
        database = new OneConnection(source);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void each_invitation_and_each_kept_answer_counts_once() {
        kind.migrate(source);
        var ratings = new Ratings(database, new Seal(new byte[32]), Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < 100; i++) {
            var served = NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 25)));
            var caller = any(CALLERS);
            var name = UUID.randomUUID().toString();
            var service = any(List.of(Service.values()));
            ratings.invite(caller, service, name, "M", served);
            var ticket = ratings.invite(caller, service, name, "M", served).ticket();
            IntStream.range(0, random.nextInt(3)).forEach(again -> ratings.rate(ticket, rating()));
        }
        assertThat(figures(new RatingCounts(database).all(MSP))).isEqualTo(counted(0, Long.MAX_VALUE, ""));
        assertThat(sameAsItsRows(YearMonth.of(2026, 11))).isTrue();
        assertThat(sameAsItsRows(YearMonth.of(2026, 12))).isTrue();
        assertThat(sameAsItsRows(YearMonth.of(2027, 1))).isFalse();
    }

    private Rating rating() {
        var grade = any(List.of(Grade.values()));
        var reason = grade.low() ? Optional.of(any(List.of(Reason.values()))) : Optional.<Reason>empty();
        return new Rating(grade, reason, "");
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @Test
    void what_an_older_version_kept_is_counted_when_it_is_brought_up_to_date() throws SQLException {
        database.write(client -> {
            for (int i = 0; i < 300; i++) {
                olderRow(client);
            }
            return client;
        });
        database.commit();
        kind.migrate(source);
        assertThat(figures(new RatingCounts(database).all(MSP))).isEqualTo(counted(0, Long.MAX_VALUE, ""));
        var months = IntStream.range(0, 30).mapToObj(YearMonth.of(2027, 10)::plusMonths);
        assertThat(months.filter(this::sameAsItsRows)).hasSizeGreaterThan(20);
    }

    private void olderRow(JdbcClient client) {
        var rating = random.nextBoolean() ? Optional.of(rating()) : Optional.<Rating>empty();
        var month = YearMonth.of(2027, 11).plusMonths(random.nextInt(28));
        var edge = month.atDay(1).atStartOfDay(CHINA).toInstant().toEpochMilli();
        client.sql("INSERT INTO service_rating (invitation, service, organisation, agency, matter, secret, invited_at,"
                        + " grade, reason) VALUES (?, ?, ?, ?, 'M', 's', ?, ?, ?)")
                .param(1, UUID.randomUUID().toString())
                .param(2, any(List.of(Service.values())).name())
                .param(3, MSP)
                .param(4, any(CALLERS).agency())
                .param(5, edge + random.nextInt(3) - 1)
                .param(6, rating.map(one -> one.grade().name()).orElse(null))
                .param(7, rating.flatMap(Rating::reason).map(Reason::name).orElse(null))
                .update();
    }

    /** Compared for all agencies and for one; says whether there was anything. */
    private boolean sameAsItsRows(YearMonth month) {
        long from = month.atDay(1).atStartOfDay(CHINA).toInstant().toEpochMilli();
        long to = month.plusMonths(1).atDay(1).atStartOfDay(CHINA).toInstant().toEpochMilli();
        var counts = new RatingCounts(database);
        var all = counted(from, to, "");
        assertThat(figures(counts.of(MSP, Optional.empty(), month)))
                .as("%s", month)
                .isEqualTo(all);
        var agency = CALLERS.get(0).agency();
        assertThat(figures(counts.of(MSP, Optional.of(agency), month)))
                .as("%s", month)
                .isEqualTo(counted(from, to, " AND agency = '" + agency + "'"));
        return !all.isEmpty();
    }

    private static List<String> figures(List<RatingCounts.Row> rows) {
        var figures = new ArrayList<String>();
        for (RatingCounts.Row row : rows) {
            figures.add(row.agency() + " invited " + row.invited());
            if (row.checks() > 0) {
                figures.add(row.agency() + " checks " + row.checks());
            }
            row.grades().forEach((grade, many) -> figures.add(row.agency() + " " + grade + " " + many));
            row.reasons().forEach((reason, many) -> figures.add(row.agency() + " " + reason + " " + many));
        }
        return figures.stream().sorted().toList();
    }

    /** As the report once read them. */
    private List<String> counted(long from, long to, String agency) {
        var of = " FROM service_rating WHERE organisation = '" + MSP + "' AND invited_at >= " + from
                + " AND invited_at < " + to + agency;
        var sql = "SELECT agency, 'invited' AS what, COUNT(*) AS many" + of + " GROUP BY agency"
                + " UNION ALL SELECT agency, 'checks', COUNT(*)" + of + " AND service = 'CHECK' GROUP BY agency"
                + " UNION ALL SELECT agency, grade, COUNT(*)" + of + " AND grade IS NOT NULL GROUP BY agency, grade"
                + " UNION ALL SELECT agency, reason, COUNT(*)" + of + " AND reason IS NOT NULL GROUP BY agency, reason";
        return database
                .read(client -> client.sql(sql)
                        .query((row, number) ->
                                row.getString("agency") + " " + row.getString("what") + " " + row.getString("many"))
                        .list())
                .stream()
                .sorted()
                .toList();
    }
}
