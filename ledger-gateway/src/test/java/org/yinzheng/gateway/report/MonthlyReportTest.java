// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.document.TestStore;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.issuing.TestDrafts;
import org.yinzheng.gateway.outbox.TestSubmissions;
import org.yinzheng.gateway.storage.OneConnection;
import org.yinzheng.gateway.storage.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** A month's figures are added up as changes settle; here they are counted again from the rows themselves. */
@ParameterizedClass(name = "{0}")
@EnumSource
class MonthlyReportTest {
    private static final String MSP = "ZhejiangMSP";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-10-30T00:00:00Z");
    private static final Caller REGISTRAR = TestCallers.zhejiang("zj-registrar");
    private static final Caller CLERK = TestCallers.zhejiang("zj-market-clerk");
    private static final List<String> AGENCIES = List.of(CLERK.agency(), "12330000MB0330501W", REGISTRAR.agency());
    private static final List<String> CHANGES =
            List.of("licence.operate", "licence.end", "licence.replace", "licence.bind");

    private final TestDatabase kind;
    private final Random random = new Random(19);
    private DataSource source;
    private OneConnection database;

    MonthlyReportTest(TestDatabase kind) {
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
    void a_month_is_what_its_rows_say_in_whatever_order_and_however_often_their_ends_are_learned() {
        kind.migrate(source);
        var drafts = TestDrafts.in(TestStore.on(database, someTime()));
        var submissions = new TestSubmissions(database, List.of(drafts, new WorkDone()));
        var ends = new ArrayList<Runnable>();
        for (int i = 0; i < 100; i++) {
            ends.addAll(life(submissions, drafts, i));
        }
        Collections.shuffle(ends, random);
        ends.forEach(end -> IntStream.rangeClosed(0, random.nextInt(3)).forEach(again -> end.run()));
        var months = IntStream.range(0, 6).mapToObj(YearMonth.of(2026, 9)::plusMonths);
        assertThat(months.filter(this::sameAsItsRows)).hasSize(3);
    }

    /** What may become of one document; the ends are told later. */
    private List<Runnable> life(TestSubmissions submissions, DocumentDrafts drafts, int number) {
        var document = document(number);
        var subject = document.id().identifier();
        var issue = submissions.sent(MSP, "licence.issue", subject, time(), drafts.created(List.of(document), "VALID"));
        int fate = random.nextInt(10);
        if (fate == 0) {
            return List.of();
        }
        if (fate == 1) {
            return List.of(() -> submissions.refused(issue, time()));
        }
        var ends = new ArrayList<Runnable>();
        ends.add(() -> submissions.recorded(issue, random.nextInt(1000), time()));
        for (int i = random.nextInt(4); i > 0; i--) {
            var change = submissions.sent(
                    MSP, any(CHANGES), subject, time(), drafts.changed(document.id(), "STATE" + random.nextInt(3)));
            ends.add(
                    random.nextInt(5) == 0
                            ? () -> submissions.refused(change, time())
                            : () -> submissions.recorded(change, random.nextInt(1000), time()));
        }
        var elsewhere = submissions.sent(MSP, "receipt.claim", "36060328:" + number, time(), (client, id) -> {});
        ends.add(() -> submissions.recorded(elsewhere, 1, time()));
        return ends;
    }

    private NewDocument document(int number) {
        var kept = random.nextBoolean() ? DocumentKind.LICENCE : DocumentKind.RECEIPT;
        return new NewDocument(
                new DocumentId(MSP, kept, "document " + number),
                1 + random.nextInt(3),
                any(AGENCIES),
                DocumentDrafts.PENDING,
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(JsonMapper.shared().createObjectNode(), List.of(), Map.of(), ""));
    }

    private Instant time() {
        return START.plusSeconds(random.nextInt((int) Duration.ofDays(60).toSeconds()));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    @Test
    void what_an_older_version_recorded_is_counted_when_it_is_brought_up_to_date() throws SQLException {
        var months = IntStream.range(0, 200)
                .mapToObj(i -> YearMonth.of(1999, 11).plusMonths(random.nextInt(600)))
                .distinct()
                .toList();
        database.write(client -> {
            for (int i = 0; i < 600; i++) {
                olderRows(client, i, months);
            }
            return client;
        });
        database.commit();
        kind.migrate(source);
        assertThat(months.stream().filter(this::sameAsItsRows)).hasSizeGreaterThan(100);
    }

    private void olderRows(JdbcClient client, int number, List<YearMonth> months) {
        var document = document(number);
        client.sql(
                        "INSERT INTO document (organisation, kind, identifier, type, agency, state, recorded_at, master_key_id)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, 'key')")
                .params(
                        MSP,
                        document.id().kind().name(),
                        document.id().identifier(),
                        document.type(),
                        document.agency(),
                        random.nextInt(5) == 0 ? "PENDING" : "VALID",
                        nearEdge(any(months)).getEpochSecond())
                .update();
        for (int i = random.nextInt(3); i > 0; i--) {
            var state = any(List.of("RECORDED", "RECORDED", "REFUSED"));
            client.sql("INSERT INTO submission (id, account, idempotency_key, body_digest, msp_id, client, agency,"
                            + " operation, subject, chaincode, request_id, transaction_id, envelope, state, attempts,"
                            + " answer, created_at, sent_at, settled_at) VALUES (?, 'a', ?, '', ?, 'c', 'a', ?, ?, 'c',"
                            + " 'r', 't', ?, ?, 1, ?, 0, 0, ?)")
                    .params(
                            UUID.randomUUID().toString(),
                            UUID.randomUUID().toString(),
                            MSP,
                            any(CHANGES),
                            document.id().identifier(),
                            new byte[0],
                            state,
                            new byte[0],
                            nearEdge(any(months)).toEpochMilli())
                    .update();
        }
    }

    /** In the month, or a moment before it. */
    private Instant nearEdge(YearMonth month) {
        return month.atDay(1).atStartOfDay(CHINA).toInstant().plusMillis(random.nextInt(3) - 1L);
    }

    /** Compared for those who see all and for who sees one agency; says whether there was anything. */
    private boolean sameAsItsRows(YearMonth month) {
        var report = new MonthlyReport(database);
        var all = counted(month, "");
        assertThat(figures(report.of(REGISTRAR, month))).as("%s", month).isEqualTo(all);
        assertThat(figures(report.of(CLERK, month)))
                .as("%s", month)
                .isEqualTo(counted(month, " AND d.agency = '" + CLERK.agency() + "'"));
        return !all.isEmpty();
    }

    private static List<String> figures(List<MonthlyReport.Row> rows) {
        var figures = new ArrayList<String>();
        for (MonthlyReport.Row row : rows) {
            var name = row.agency() + " " + row.kind() + " " + row.type() + " ";
            if (row.issued() > 0) {
                figures.add(name + "issued " + row.issued());
            }
            row.operations().forEach((operation, many) -> figures.add(name + operation + " " + many));
        }
        return figures.stream().sorted().toList();
    }

    /** As the report once read them. */
    private List<String> counted(YearMonth month, String agency) {
        long from = month.atDay(1).atStartOfDay(CHINA).toEpochSecond();
        long to = month.plusMonths(1).atDay(1).atStartOfDay(CHINA).toEpochSecond();
        var issued = "SELECT d.agency, d.kind, d.type, 'issued' AS operation, COUNT(*) AS many FROM document d"
                + " WHERE d.organisation = '" + MSP + "' AND d.state <> 'PENDING' AND d.recorded_at >= " + from
                + " AND d.recorded_at < " + to + agency + " GROUP BY d.agency, d.kind, d.type";
        var changed = "SELECT d.agency, d.kind, d.type, s.operation, COUNT(*) AS many FROM submission s JOIN document d"
                + " ON d.organisation = s.msp_id AND d.identifier = s.subject WHERE s.state = 'RECORDED'"
                + " AND s.msp_id = '" + MSP + "' AND s.settled_at >= " + from * 1000 + " AND s.settled_at < "
                + to * 1000
                + agency + " GROUP BY d.agency, d.kind, d.type, s.operation";
        return database
                .read(client -> client.sql(issued + " UNION ALL " + changed)
                        .query((row, number) -> String.join(
                                " ",
                                row.getString("agency"),
                                row.getString("kind"),
                                row.getString("type"),
                                row.getString("operation"),
                                row.getString("many")))
                        .list())
                .stream()
                .sorted()
                .toList();
    }

    /** Another time whenever it is asked. */
    private Clock someTime() {
        InstantSource times = this::time;
        return times.withZone(ZoneOffset.UTC);
    }
}
