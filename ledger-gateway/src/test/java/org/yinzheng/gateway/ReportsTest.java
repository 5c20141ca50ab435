// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentQuery;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.document.ReadEntry;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.document.TestStore;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.receipt.TestTotals;
import org.yinzheng.gateway.storage.CountingDatabase;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** The reports, over HTTP on a real local peer. */
class ReportsTest {
    private static final String CODE = "33060328";
    private static final TestProvinces provinces = TestProvinces.shared();

    private static String first;
    private static String second;

    @BeforeAll
    static void documents() {
        provinces.post(
                "zj-finance",
                "number-blocks",
                "{\"code\":\"" + CODE + "\",\"first\":\"0000000001\",\"last\":\"0000000100\",\"unit\":\""
                        + TestProvinces.HOSPITAL + "\",\"lanes\":1}");
        first = receipt();
        second = receipt();
        licence();
    }

    private static String licence() {
        return provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
    }

    @Test
    void a_month_that_is_none_is_a_problem_that_says_so() {
        var answer = provinces.as("zj-registrar").get("/api/v1/reports/monthly?month=November");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.text()).contains("a month written 2026-11").doesNotContain("November");
        var page = ConsoleVisitor.signedIn(provinces.gateway(), "zj-registrar", "zh")
                .open("/console/reports?month=November");
        assertThat(page.element("#problem").attr("data-code")).isEqualTo("INVALID_PARAMETER");
        assertThat(page.text()).contains("月份应写成 2026-11");
    }

    private static String receipt() {
        return provinces
                .post(
                        "zj-hospital-clerk",
                        "receipts",
                        TestProvinces.sample("21-medical-outpatient-receipt", "\"type\":21,\"code\":\"" + CODE + "\""))
                .body()
                .path("number")
                .asString();
    }

    /** Sent without a browser, so the file's part is written by hand. */
    @Test
    void a_page_of_differences_says_how_many_there_are_and_the_file_has_all() {
        var rows = new StringBuilder("票据代码,票据号码,合计金额\r\n");
        IntStream.range(0, 150)
                .forEach(i -> rows.append(CODE).append(',').append(500 + i).append(",1.00\r\n"));
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-hospital-clerk", "zh");
        var compared = clerk.open("/console/reports")
                .form("#compare")
                .set("day", "2020-01-01")
                .attach("file", rows.toString())
                .send();
        assertThat(compared.text("#more-differences")).contains("前 100 条，共 150 条");
        assertThat(compared.follow("#all").text("body").split("清单有，当日未开具")).hasSize(151);
    }

    @Test
    void a_day_that_is_being_compared_says_how_far_it_is_and_is_gone_on_with_after_its_process_ended() {
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-hospital-clerk", "zh");
        var form = clerk.open("/console/reports")
                .form("#compare")
                .set("day", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                .attach("file", "票据代码,票据号码,合计金额\r\n" + CODE + "," + first + ",186.50\r\n");
        var address = form.send().address();
        assertThat(form.send().address()).as("sent a second time").isEqualTo(address);
        assertThat(clerk.open(address).text("#result")).contains("一致 1 张");
        provinces.gateway().bean(Database.class).write(client -> client.sql("UPDATE comparison SET state = 'RUNNING',"
                        + " result = NULL, receipts = 200, opened = 50 WHERE id = ?")
                .param(address.replaceAll(".*/", ""))
                .update());
        var half = clerk.open(address);
        assertThat(half.text("#percent")).isEqualTo("25");
        assertThat(half.has("#result")).isFalse();
        assertThat(clerk.open(half.element("#progress").attr("data-progress")).text("body"))
                .contains("\"state\":\"RUNNING\"", "\"percent\":25", "\"opened\":50");
        assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-hospital-approver", "zh")
                        .open(address)
                        .status())
                .as("another person's")
                .isEqualTo(404);
        var next = clerk.open("/console/reports")
                .form("#compare")
                .set("day", "2020-01-03")
                .attach("file", "票据代码,票据号码,合计金额\r\n")
                .send();
        assertThat(next.has("#result")).as(next.text()).isTrue();
        assertThat(clerk.open(address).text("#result")).contains("一致 1 张");
        var kept = provinces.gateway().bean(Database.class).read(client -> client.sql(
                        "SELECT list, result FROM comparison")
                .query((row, number) -> new String(row.getBytes("list"), StandardCharsets.UTF_8)
                        + new String(row.getBytes("result"), StandardCharsets.UTF_8))
                .list());
        assertThat(kept).isNotEmpty().noneMatch(one -> one.contains(CODE));
    }

    @Test
    void a_month_counts_what_an_agency_issued_by_type_and_another_agency_sees_its_own() {
        var month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        var rows = provinces.as("zj-hospital-clerk").get("/api/v1/reports/monthly?month=" + month);
        assertThat(rows.body().valueStream().map(row -> row.path("agency").asString()))
                .containsOnly(TestProvinces.HOSPITAL);
        assertThat(rows.body().get(0).path("issued").asInt()).isGreaterThanOrEqualTo(2);
        var region = provinces.as("zj-registrar").get("/api/v1/reports/monthly?month=" + month);
        assertThat(region.text()).contains(TestProvinces.HOSPITAL, TestProvinces.MARKET);
    }

    /** They are added up from the ledger's blocks, which come a moment later. */
    @Test
    void a_unit_sees_its_own_numbers_and_its_finance_body_those_of_all() {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!numbers("zj-hospital-clerk").equals(List.of("2/98"))) {
            assertThat(System.nanoTime()).as("numbers are not counted").isLessThan(end);
        }
        assertThat(numbers("zj-finance")).containsExactly("2/98");
        assertThat(numbers("zj-market-clerk")).isEmpty();
    }

    private static List<String> numbers(String account) {
        return provinces
                .as(account)
                .get("/api/v1/reports/numbers")
                .body()
                .valueStream()
                .filter(row -> row.path("code").asString().equals(CODE))
                .map(row -> row.path("used").asInt() + "/" + row.path("left").asInt())
                .toList();
    }

    @Test
    void a_day_is_compared_with_the_units_own_list_receipt_by_receipt() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var list = "票据代码,票据号码,合计金额\r\n" + CODE + "," + Long.parseLong(first) + ",186.50\r\n" + CODE + "," + second
                + ",1.00\r\n" + CODE + ",0000000099,5\r\nx,y,z\r\n";
        var result = provinces
                .as("zj-hospital-clerk")
                .post("/api/v1/reports/reconciliation?day=" + today, list.getBytes(StandardCharsets.UTF_8), "text/csv");
        assertThat(result.status()).as(result.text()).isEqualTo(200);
        assertThat(result.body().path("matched").asInt()).isEqualTo(1);
        assertThat(result.body().path("unreadable").get(0).asInt()).isEqualTo(5);
        var differences = result.body().path("differences").toString();
        assertThat(differences)
                .contains(
                        CODE + ":" + second + "\",\"why\":\"TOTAL_DIFFERS\"",
                        CODE + ":0000000099\",\"why\":\"NOT_ISSUED\"")
                .doesNotContain(CODE + ":" + first);
    }

    @Test
    void the_receipts_of_a_large_day_are_opened_and_recorded_page_by_page(@TempDir Path folder) throws IOException {
        var caller =
                provinces.gateway().bean(Callers.class).of("zj-hospital-clerk").orElseThrow();
        var noon = Clock.fixed(Instant.parse("2026-03-05T04:00:00Z"), ZoneOffset.UTC);
        try (var database = new CountingDatabase(TestDatabase.SQLITE.create(folder))) {
            var documents = TestStore.on(database, noon);
            documents.saveAll(
                    IntStream.rangeClosed(1, 3000).mapToObj(ReportsTest::kept).toList());
            database.writes();
            var totals = TestTotals.in(documents, provinces.gateway());
            var ofTheDay = totals.of(caller, LocalDate.parse("2026-03-05"));
            assertThat(ofTheDay).hasSize(3000).containsEntry(CODE + ":0000000017", 17L);
            assertThat(database.writes()).isEqualTo(3000 / DocumentQuery.LARGEST_PAGE);
            assertThat(documents.readings(kept(17).id(), 9))
                    .extracting(ReadEntry::reading)
                    .containsExactly(new Reading(caller.identity().officer(), "RECONCILIATION"));
            assertThat(totals.of(caller, LocalDate.parse("2026-03-04"))).isEmpty();
            assertThat(totals.of(caller, LocalDate.parse("2026-03-06"))).isEmpty();
            database.write(client -> client.sql("INSERT INTO document (organisation, kind, identifier, type, agency,"
                            + " state, recorded_at, master_key_id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                            + " SELECT i + 1 FROM n WHERE i < 97001) SELECT 'ZhejiangMSP', 'RECEIPT', 'more ' || i, 21,"
                            + " ?, 'ISSUED', ?, 'key' FROM n")
                    .params(caller.agency(), noon.instant().getEpochSecond())
                    .update());
            database.writes();
            assertThatThrownBy(() -> totals.of(caller, LocalDate.parse("2026-03-05")))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                            .extracting(FieldError::code)
                            .containsExactly("TOO_MANY_RECEIPTS"));
            assertThat(database.writes()).as("none of them is opened").isZero();
        }
    }

    private static NewDocument kept(int number) {
        return new NewDocument(
                DocumentId.receipt("ZhejiangMSP", CODE, "%010d".formatted(number)),
                21,
                TestProvinces.HOSPITAL,
                "ISSUED",
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(
                        JsonMapper.shared().createObjectNode().put("total", number), List.of(), Map.of(), ""));
    }

    @Test
    void the_list_of_a_day_may_be_as_large_as_a_file_of_rows() {
        var list = "票据代码,票据号码,合计金额,备注\r\n" + CODE + ",0000000099,5," + "x".repeat(2_000_000) + "\r\n";
        var result = provinces
                .as("zj-hospital-clerk")
                .post(
                        "/api/v1/reports/reconciliation?day=2020-01-01",
                        list.getBytes(StandardCharsets.UTF_8),
                        "text/csv");
        assertThat(result.status()).as(result.text()).isEqualTo(200);
        assertThat(result.body().path("listed").asInt()).isEqualTo(1);
    }

    @Test
    void the_files_of_the_reports_speak_the_readers_language() {
        var month = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        for (String language : List.of("zh", "en")) {
            var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-hospital-clerk", language);
            var monthly = clerk.open("/console/reports/monthly.csv?month=" + month);
            var differences = clerk.open("/console/reports")
                    .form("#compare")
                    .set("day", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                    .attach("file", "票据代码,票据号码,合计金额\r\n" + CODE + ",0000000099,5\r\nx,y,z\r\n")
                    .send()
                    .follow("#all");
            boolean chinese = language.equals("zh");
            assertThat(monthly.text("body"))
                    .contains(
                            chinese
                                    ? "机构,代码,类别,类型,类型编号,项目,次数 机构 33HOS（演示）," + TestProvinces.HOSPITAL + ",票据,"
                                    : "Agency,Code,Kind,Type,Type number,What,Count Agency 33HOS (demo),"
                                            + TestProvinces.HOSPITAL + ",Receipt,")
                    .contains(chinese ? ",21,签发," : ",21,Issued,");
            assertThat(differences.text("body"))
                    .contains(CODE + ",0000000099," + (chinese ? "清单有，当日未开具,,5.00" : "\"listed, not issued"))
                    .contains(chinese ? "清单第 3 行无法识别或重复" : "Row 3 of the list")
                    .doesNotContain("NOT_ISSUED", "UNREADABLE");
        }
    }

    /** The regulator's page once a block is counted. */
    private static ConsoleVisitor.Page countedTo(ConsoleVisitor supervisor, long block) {
        long end = System.nanoTime() + 30_000_000_000L;
        var page = supervisor.open("/console/reports/regulator");
        while (!page.has("#counted") || Long.parseLong(page.element("#counted").attr("data-block")) < block) {
            assertThat(System.nanoTime()).as("block %d is not counted", block).isLessThan(end);
            page = supervisor.open("/console/reports/regulator");
        }
        return page;
    }

    @Test
    void a_regulator_sees_pairs_refusals_and_ends_and_a_clerk_does_not() {
        var supervisor = ConsoleVisitor.signedIn(provinces.gateway(), "zj-registrar", "zh");
        var ended = provinces
                .post(
                        "zj-market-approver",
                        "licences/" + licence() + "/operations",
                        "{\"operation\":\"END\",\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}")
                .body()
                .path("blockNumber")
                .asLong();
        var page = countedTo(supervisor, ended);
        assertThat(page.has("#behind")).isFalse();
        assertThat(page.text("#ended")).contains(TestProvinces.MARKET);
        assertThat(supervisor.open("/console/reports/regulator.csv").text("body"))
                .contains("项目,对象,代码,说明,指标,次数")
                .contains("各颁发机构终止的证照,机构 33MKT（演示）," + TestProvinces.MARKET + ",,吊销,", "统计截至,,,")
                .doesNotContain("revoked", "counted");
        assertThat(provinces
                        .as("zj-market-clerk")
                        .get("/api/v1/reports/regulator")
                        .code())
                .isEqualTo("ROLE_REQUIRED");
    }
}
