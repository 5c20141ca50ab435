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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentQuery;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.Holder;
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
import tools.jackson.databind.node.ObjectNode;

/** The counter and the reports, over HTTP on a real local peer. */
class CounterAndReportsTest {
    private static final String CODE = "33060328";
    private static final String HOLDER = "330102190001010011";
    private static final String ANOTHER = "330102190007070074";
    private static final TestProvinces provinces = TestProvinces.shared();

    private static String licence;
    private static String first;
    private static String second;

    @BeforeAll
    static void documents() {
        licence = licence();
        provinces.post(
                "zj-finance",
                "number-blocks",
                "{\"code\":\"" + CODE + "\",\"first\":\"0000000001\",\"last\":\"0000000100\",\"unit\":\""
                        + TestProvinces.HOSPITAL + "\",\"lanes\":1}");
        first = receipt();
        second = receipt();
    }

    /** Of a person whom no other test gives a licence. */
    private static String licence() {
        var order = (ObjectNode)
                JsonMapper.shared().readTree(TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        ((ObjectNode) order.path("holders").get(0)).put("type", "111").put("code", HOLDER);
        return provinces
                .post("zj-market-clerk", "licences", order.toString())
                .body()
                .path("licenceId")
                .asString();
    }

    /** Its submission has no end yet; the ledger may know it in a moment. */
    @Test
    void a_document_on_its_way_does_not_keep_the_others_from_being_found() {
        var open = DocumentId.licence("ZhejiangMSP", "1.2.156.3005.2.ONITSWAY");
        var documents = provinces.gateway().bean(DocumentStore.class);
        documents.save(new NewDocument(
                open,
                1,
                TestProvinces.MARKET,
                "PENDING",
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(
                        JsonMapper.shared().createObjectNode(),
                        List.of(new Holder("111", "甄示例", HOLDER, "holder")),
                        Map.of(),
                        "")));
        var found = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh")
                .open("/console/counter")
                .form("form[action$=find]")
                .set("number", HOLDER)
                .send();
        documents.discard(open);
        assertThat(found.text("#found")).contains(licence).doesNotContain("ONITSWAY");
    }

    /** Nobody has recorded the end: the ledger says VALID. */
    @Test
    void a_licence_past_its_last_day_reads_as_expired_and_its_code_is_handed_out_no_more() {
        var handOut = "/api/v1/hand-outs/"
                + provinces
                        .post("zj-market-clerk", "hand-outs", order("HOLDER", HOLDER, ""))
                        .body()
                        .path("handOutId")
                        .asString();
        var clerk = provinces.as("zj-market-clerk");
        var visitor = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        assertThat(clerk.get(handOut + "/page.pdf").status()).isEqualTo(200);
        assertThat(state(visitor)).isEqualTo("VALID");
        provinces.gateway().at(Instant.parse("2031-03-01T15:59:59Z"), () -> assertThat(state(visitor))
                .as("on its last day in China")
                .isEqualTo("VALID"));
        provinces.gateway().at(Instant.parse("2031-03-01T16:00:00Z"), () -> {
            assertThat(state(visitor)).isEqualTo("EXPIRED");
            var page = visitor.open("/console/licences/" + licence);
            assertThat(page.text("#state")).isEqualTo("已过期");
            assertThat(page.text("#expired")).contains("2031 年 3 月 1 日", "有效");
            assertThat(visitor.open("/console/licences")
                            .form("#search")
                            .set("number", HOLDER)
                            .send()
                            .text("main"))
                    .contains(licence, "已过期");
            assertThat(visitor.open("/console/counter")
                            .form("#find")
                            .set("number", licence)
                            .send()
                            .text("#found"))
                    .contains("无效")
                    .doesNotContain("打印交付");
            assertThat(clerk.get(handOut + "/page.pdf").code()).isEqualTo("DOCUMENT_DOES_NOT_COUNT");
            return true;
        });
    }

    private static String state(ConsoleVisitor visitor) {
        return visitor.open("/console/licences/" + licence).element("#state").attr("data-state");
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

    private static String order(String asker, String number, String mandate) {
        return "{\"kind\":\"LICENCE\",\"identifier\":\"" + licence + "\",\"asker\":\"" + asker
                + "\",\"name\":\"甄来人\",\"number\":\"" + number + "\",\"mandate\":\"" + mandate + "\"}";
    }

    @Test
    void a_holder_is_found_by_number_and_handed_the_page_and_the_record_keeps_the_person_sealed() {
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        var found = clerk.open("/console/counter")
                .form("#find")
                .set("number", HOLDER)
                .send();
        assertThat(found.address()).isEqualTo("/console/counter/find");
        assertThat(found.text("#found")).contains(licence, "有效");
        assertThat(clerk.open("/console/counter")
                        .form("#find")
                        .set("number", licence.toLowerCase(Locale.ROOT))
                        .send()
                        .text("#found"))
                .as("by its own identifier")
                .contains("找到 1 张", licence);
        assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-hospital-clerk", "zh")
                        .open("/console/counter")
                        .form("#find")
                        .set("number", CODE + " " + first)
                        .send()
                        .text("#found"))
                .contains("找到 1 张", CODE + ":" + first);
        var form = found.form("#found input[value='" + licence + "']")
                .set("name", "甄来人")
                .set("number", HOLDER);
        var done = form.send();
        assertThat(done.address()).startsWith("/console/counter/");
        assertThat(form.send().address()).as("sent a second time").isEqualTo(done.address());
        assertThat(form.set("name", "甄其人").send().address()).as("somebody else").isNotEqualTo(done.address());
        var address = done.address().replaceAll("\\?.*", "");
        assertThat(clerk.open("/console/counter").text("#newest"))
                .contains(licence, "持有人本人")
                .doesNotContain("甄来人");
        assertThat(clerk.open(done.element("#print").attr("href")).status()).isEqualTo(200);
        var kept = provinces.gateway().bean(Database.class).read(client -> client.sql(
                        "SELECT sealed FROM counter_hand_out")
                .query((row, number) -> new String(row.getBytes("sealed"), StandardCharsets.UTF_8))
                .list());
        assertThat(kept).isNotEmpty().noneMatch(one -> one.contains("甄来人"));
        assertThat(clerk.open(address).has("#print")).isTrue();
        assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh")
                        .open(address)
                        .has("#done"))
                .as("to another officer")
                .isFalse();
    }

    @Test
    void the_page_of_a_hand_out_is_not_printed_again_once_the_document_does_not_count() {
        var handedOut = licence();
        var record = provinces.post(
                "zj-market-clerk", "hand-outs", order("HOLDER", HOLDER, "").replace(licence, handedOut));
        var address = "/console/counter/" + record.body().path("handOutId").asString();
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        assertThat(clerk.open(address).has("#print")).isTrue();
        provinces.post(
                "zj-market-approver",
                "licences/" + handedOut + "/operations",
                "{\"operation\":\"SUSPEND\",\"cause\":\"INSPECTION\"}");
        assertThat(clerk.open(address).has("#print")).isFalse();
        assertThat(clerk.open(address).text("#counts-not")).contains("不能再次打印");
        assertThat(clerk.open(address + "/page.pdf").status()).isEqualTo(409);
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
        var file = clerk.open("/console/reports")
                .form("#compare-file")
                .set("day", "2020-01-01")
                .attach("file", rows.toString())
                .send();
        assertThat(file.text("body").split("清单有，当日未开具")).hasSize(151);
    }

    @Test
    void an_approver_reads_who_asked_for_a_stated_purpose_and_the_reading_is_recorded() {
        var handedOut = provinces
                .as("zj-market-clerk")
                .post("/api/v1/hand-outs", order("PROXY", ANOTHER, "授权委托书"))
                .body()
                .path("handOutId")
                .asString();
        var address = "/console/counter/" + handedOut;
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        assertThat(clerk.open(address).text()).contains(licence, "代理人").doesNotContain("甄来人", ANOTHER);
        assertThat(clerk.open(address).has("#open")).isFalse();
        var approver = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh");
        var opened = approver.open("/console/counter")
                .follow("#newest a[href$=" + handedOut + "]")
                .form("#open")
                .set("purpose", "COURT")
                .send();
        assertThat(opened.text("#person")).contains("甄来人", ANOTHER, "授权委托书");
        assertThat(approver.open("/console/licences/" + licence).text()).contains("查看窗口申请人：司法或执法协助");
        var person = "/api/v1/hand-outs/" + handedOut + "/person";
        assertThat(provinces
                        .as("zj-market-clerk")
                        .get(person, "Yinzheng-Purpose", "COURT")
                        .code())
                .isEqualTo("ROLE_REQUIRED");
        assertThat(provinces.as("zj-market-approver").get(person).code()).isEqualTo("PURPOSE_REQUIRED");
        assertThat(provinces
                        .as("zj-hospital-approver")
                        .get(person, "Yinzheng-Purpose", "COURT")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void a_proxy_needs_a_mandate_and_somebody_else_is_no_holder() {
        var clerk = provinces.as("zj-market-clerk");
        var other = ANOTHER;
        assertThat(clerk.post("/api/v1/hand-outs", order("HOLDER", other, "")).text())
                .contains("NOT_A_HOLDER")
                .doesNotContain(other);
        assertThat(clerk.post("/api/v1/hand-outs", order("PROXY", other, "")).text())
                .contains("mandate");
        var handedOut = clerk.post("/api/v1/hand-outs", order("PROXY", other, "授权委托书，已核对原件"));
        assertThat(handedOut.status()).as(handedOut.text()).isEqualTo(201);
        var page = "/api/v1/hand-outs/" + handedOut.body().path("handOutId").asString() + "/page.pdf";
        assertThat(clerk.get(page).text()).startsWith("%PDF");
        assertThat(provinces.as("zj-hospital-clerk").get(page).status()).isEqualTo(404);
    }

    @Test
    void the_same_order_under_the_same_key_is_one_hand_out() {
        var clerk = provinces.as("zj-market-clerk");
        var key = UUID.randomUUID().toString();
        var order = order("PROXY", ANOTHER, "授权委托书");
        var first = clerk.post("/api/v1/hand-outs", order, key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(clerk.post("/api/v1/hand-outs", order, key).text()).isEqualTo(first.text());
        assertThat(clerk.post("/api/v1/hand-outs", order.replace("授权委托书", "另一份委托书"), key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(clerk.get("/api/v1/hand-outs?limit=200")
                        .text()
                        .split(first.body().path("handOutId").asString()))
                .as("entries of it")
                .hasSize(2);
    }

    @Test
    void nothing_is_handed_out_of_a_licence_that_does_not_count() {
        var suspended = licence();
        provinces.post(
                "zj-market-approver",
                "licences/" + suspended + "/operations",
                "{\"operation\":\"SUSPEND\",\"cause\":\"INSPECTION\"}");
        var order = order("HOLDER", HOLDER, "").replace(licence, suspended);
        assertThat(provinces
                        .as("zj-market-clerk")
                        .post("/api/v1/hand-outs", order)
                        .code())
                .isEqualTo("DOCUMENT_DOES_NOT_COUNT");
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
        var numbers = provinces.as("zj-hospital-clerk").get("/api/v1/reports/numbers");
        assertThat(numbers.body()
                        .valueStream()
                        .filter(row -> row.path("code").asString().equals(CODE))
                        .map(row -> row.path("used").asInt() + "/"
                                + row.path("left").asInt()))
                .containsExactly("2/98");
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
            documents.saveAll(IntStream.rangeClosed(1, 3000)
                    .mapToObj(CounterAndReportsTest::kept)
                    .toList());
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
                    .form("#compare-file")
                    .set("day", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString())
                    .attach("file", "票据代码,票据号码,合计金额\r\n" + CODE + ",0000000099,5\r\nx,y,z\r\n")
                    .send();
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
                .contains("各颁发机关终止的证照,机构 33MKT（演示）," + TestProvinces.MARKET + ",,吊销,", "统计截至,,,")
                .doesNotContain("revoked", "counted");
        assertThat(provinces
                        .as("zj-market-clerk")
                        .get("/api/v1/reports/regulator")
                        .code())
                .isEqualTo("ROLE_REQUIRED");
    }
}
