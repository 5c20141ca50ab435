// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.gateway.TestGateway.Answer;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.storage.Database;

/** Bulk issue over HTTP, on a real local peer. */
class BulkTest {
    private static final TestProvinces provinces = TestProvinces.shared();

    private static Answer upload(String job, String csv, Charset charset) {
        return provinces
                .as("zj-market-clerk")
                .put("/api/v1/bulk-jobs/" + job + "?type=1", csv.getBytes(charset), "text/csv");
    }

    private static Answer upload(String csv) {
        return upload(UUID.randomUUID().toString(), csv, StandardCharsets.UTF_8);
    }

    private static Answer act(String account, Answer job, String act) {
        return provinces
                .as(account)
                .post("/api/v1/bulk-jobs/" + job.body().path("jobId").asString() + "/" + act, "");
    }

    private static Answer rows(Answer job, String more) {
        return provinces
                .as("zj-market-clerk")
                .get("/api/v1/bulk-jobs/" + job.body().path("jobId").asString() + "/rows?" + more);
    }

    private static String file(int rows, int... bad) {
        return BulkFiles.file(rows, bad);
    }

    /** Its client heard nothing and sends it once more. */
    @Test
    void the_same_file_while_it_is_still_being_read_is_not_taken_for_another() throws Exception {
        var job = UUID.randomUUID().toString();
        var csv = file(3);
        var digest = MessageDigest.getInstance("SHA-256").digest(csv.getBytes(StandardCharsets.UTF_8));
        var database = provinces.gateway().bean(Database.class);
        database.write(client -> client.sql("INSERT INTO bulk_job (id, organisation, agency, account, kind, type,"
                        + " file_digest, state, row_count, created_at) VALUES (?, 'ZhejiangMSP', ?, 'zj-market-clerk',"
                        + " 'ISSUE', 1, ?, 'READING', 0, 0)")
                .params(job, TestProvinces.MARKET, HexFormat.of().formatHex(digest))
                .update());
        var again = upload(job, csv, StandardCharsets.UTF_8);
        var other = upload(job, file(4), StandardCharsets.UTF_8);
        database.write(client ->
                client.sql("DELETE FROM bulk_job WHERE id = ?").param(job).update());
        assertThat(again.code()).isEqualTo("REQUEST_IN_PROGRESS");
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(upload(job, csv, StandardCharsets.UTF_8).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void a_file_is_checked_row_by_row_and_nothing_is_issued(String charset) {
        var job = upload(UUID.randomUUID().toString(), file(5, 2, 4), Charset.forName(charset));
        assertThat(job.status()).as(job.text()).isEqualTo(200);
        assertThat(job.body().path("state").asString()).isEqualTo("CHECKED");
        assertThat(job.body().path("rows").asInt()).isEqualTo(5);
        assertThat(job.body().path("bad").asInt()).isEqualTo(2);
        var bad = rows(job, "state=BAD").body();
        assertThat(bad.get(0).path("row").asInt()).isEqualTo(3);
        assertThat(bad.get(0).path("faults").get(0).path("code").asString()).isEqualTo("CHECK_CHARACTER_WRONG");
        assertThat(bad.get(1).path("row").asInt()).isEqualTo(5);
    }

    @Test
    void a_byte_order_mark_quotes_commas_and_line_ends_inside_a_value_are_understood() {
        var csv = "\uFEFF" + file(1).replace("热食类食品制售", "\"热食，\"\"冷食\"\",\r\n自制饮品\"");
        var job = upload(csv);
        assertThat(job.body().path("ready").asInt()).as(job.text()).isEqualTo(1);
    }

    @Test
    void a_row_that_stands_there_twice_and_one_with_another_number_of_columns_are_named() {
        var lines = new ArrayList<>(List.of(file(2).split("\r\n")));
        lines.add(lines.get(1));
        lines.add("甲,乙");
        var faults = rows(upload(String.join("\r\n", lines)), "state=BAD").text();
        assertThat(faults).contains("ROW_TWICE", "the same as row 2", "COLUMNS_DIFFER", "2 columns");
    }

    @Test
    void a_file_that_is_no_file_of_the_type_is_refused_without_repeating_it() {
        var strange = upload("姓名,号码\r\n甄示例,330102190001010011\r\n");
        assertThat(strange.status()).isEqualTo(422);
        assertThat(strange.text()).contains("UNKNOWN_COLUMN", "COLUMN_MISSING").doesNotContain("甄示例");
        assertThat(upload(file(0)).text()).contains("NO_ROWS");
        assertThat(upload(file(1) + "\"open").text()).contains("CSV_MALFORMED");
    }

    @Test
    void the_same_file_under_the_same_id_is_the_same_job_and_another_file_is_refused() {
        var id = UUID.randomUUID().toString();
        var first = upload(id, file(2), StandardCharsets.UTF_8);
        assertThat(upload(id, file(2), StandardCharsets.UTF_8).text()).isEqualTo(first.text());
        assertThat(upload(id, file(3), StandardCharsets.UTF_8).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_started_job_issues_every_row_that_fits_and_hands_out_results_and_pages() throws IOException {
        var job = upload(file(6, 3));
        assertThat(act("zj-market-clerk", job, "start").body().path("state").asString())
                .isEqualTo("RUNNING");
        var done = BulkFiles.await(provinces.gateway(), job, "DONE");
        assertThat(done.body().path("issued").asInt()).isEqualTo(5);
        var path = "/api/v1/bulk-jobs/" + job.body().path("jobId").asString();
        var clerk = provinces.as("zj-market-clerk");
        var csv = new String(clerk.bytes(path + "/result.csv"), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(7);
        assertThat(csv).contains("1.2.156.3005.2.", "CHECK_CHARACTER_WRONG").doesNotContain("虚构", "91330100");
        assertThat(entries(clerk.bytes(path + "/pages.zip"))).hasSize(5).allMatch(name -> name.endsWith(".pdf"));
        assertThat(act("zj-market-clerk", job, "start").code()).isEqualTo("JOB_ENDED");
    }

    private static List<String> entries(byte[] zip) throws IOException {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(new String(in.readNBytes(4), StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF");
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void a_result_that_breaks_off_does_not_look_like_a_whole_one() {
        var job = upload(file(1000, 1000)).body().path("jobId").asString();
        var database = provinces.gateway().bean(Database.class);
        database.write(client -> client.sql("UPDATE bulk_row SET faults = '[' WHERE job = ? AND row_number = 1001")
                .param(job)
                .update());
        assertThatThrownBy(() -> provinces.as("zj-market-clerk").bytes("/api/v1/bulk-jobs/" + job + "/result.csv"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_paused_job_stands_still_and_goes_on_where_it_was() {
        var job = upload(file(60));
        act("zj-market-clerk", job, "start");
        var paused = act("zj-market-clerk", job, "pause");
        assertThat(paused.body().path("state").asString()).isEqualTo("PAUSED");
        act("zj-market-clerk", job, "start");
        var done = BulkFiles.await(provinces.gateway(), job, "DONE");
        assertThat(done.body().path("issued").asInt()).isEqualTo(60);
        assertThat(rows(job, "limit=500").body().valueStream().map(row -> row.path("licenceId")
                        .asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_discarded_job_issues_nothing_and_keeps_nothing() {
        var job = upload(file(2));
        assertThat(act("zj-market-clerk", job, "discard").body().path("state").asString())
                .isEqualTo("DISCARDED");
        assertThat(act("zj-market-clerk", job, "start").code()).isEqualTo("JOB_ENDED");
    }

    @Test
    void a_paused_job_says_why_in_words_on_its_page() {
        var job = upload(file(1));
        var id = job.body().path("jobId").asString();
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE bulk_job SET state = 'PAUSED', reason = 'KEY_CLOSED' WHERE id = ?")
                .param(id)
                .update());
        var page = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh")
                .open("/console/bulk/" + id);
        assertThat(page.text("#stopped")).isEqualTo("密钥已关闭");
        act("zj-market-clerk", job, "discard");
    }

    /** Its rows would be issued in the name of somebody who never saw them. */
    @Test
    void another_clerk_of_the_agency_neither_starts_nor_discards_a_job() {
        var job = upload(file(1));
        var id = job.body().path("jobId").asString();
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE bulk_job SET account = 'another-clerk' WHERE id = ?")
                .param(id)
                .update());
        for (String act : List.of("start", "discard")) {
            assertThat(act("zj-market-clerk", job, act).code()).as(act).isEqualTo("OTHER_CLERKS_JOB");
        }
        assertThat(provinces
                        .as("zj-market-clerk")
                        .get("/api/v1/bulk-jobs/" + id)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("CHECKED");
    }

    @Test
    void another_agency_sees_no_job_and_an_approver_starts_none() {
        var job = upload(file(1));
        assertThat(act("zj-hospital-clerk", job, "start").code()).isEqualTo("NOT_FOUND");
        assertThat(act("zj-market-approver", job, "start").code()).isEqualTo("ROLE_REQUIRED");
    }

    @Test
    void existing_licences_keep_identifier_dates_and_version_once_a_second_person_confirms() {
        var clerk = provinces.as("zj-market-clerk");
        var third = LicenceId.of("11100000Y2DEM001XD001", TestProvinces.MARKET, "OLD77", 3);
        var wrong = LicenceId.of("11100000Y2DEM001XD001", TestProvinces.HOSPITAL, "OLD78", 1);
        var lines = file(3).split("\r\n");
        var csv = "证照标识,发证日期,有效期起," + lines[0] + "\r\n" + third + ",2019-05-04,2019-05-04," + lines[1] + "\r\n" + wrong
                + ",2019-05-04,2019-05-04," + lines[2] + "\r\n" + third + ",,2019-05-04," + lines[3];
        var checked = clerk.put(
                "/api/v1/bulk-jobs/" + UUID.randomUUID() + "?type=1&kind=IMPORT",
                csv.getBytes(StandardCharsets.UTF_8),
                "text/csv");
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        assertThat(checked.body().path("ready").asInt())
                .as(rows(checked, "state=BAD").text())
                .isEqualTo(1);
        assertThat(rows(checked, "state=BAD").text())
                .contains("LICENCE_ID_MISMATCH", "IDENTIFIER_TWICE", "\"fields.issueDate\"");
        assertThat(act("zj-market-clerk", checked, "start").code()).isEqualTo("ROLE_REQUIRED");
        var address = "/console/bulk/" + checked.body().path("jobId").asString();
        assertThat(toConfirm("zj-market-approver")).contains(address);
        int waiting = badge("zj-market-approver");
        assertThat(waiting).isPositive();
        assertThat(asIfFileOf("zj-market-approver", checked, () -> badge("zj-market-approver")))
                .as("what waits for this very person")
                .isEqualTo(waiting - 1);
        assertThat(badge("zj-market-clerk")).isZero();
        assertThat(toConfirm("zj-market-keeper"))
                .as("to another person who approves nothing")
                .isEmpty();
        assertThat(toConfirm("zj-hospital-approver")).doesNotContain(address);
        assertThat(asIfFileOf("zj-market-approver", checked, () -> {
                    assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh")
                                    .open("/console/bulk/"
                                            + checked.body().path("jobId").asString())
                                    .has("#confirm"))
                            .isFalse();
                    return act("zj-market-approver", checked, "start").code();
                }))
                .as("who has another account is still the same person")
                .isEqualTo("SECOND_PERSON_REQUIRED");
        act("zj-market-approver", checked, "start");
        BulkFiles.await(provinces.gateway(), checked, "DONE");
        assertThat(badge("zj-market-approver")).isEqualTo(waiting - 1);
        var licence = clerk.get("/api/v1/licences/" + third, "Yinzheng-Purpose", "COUNTER");
        assertThat(licence.body().path("importedAt").asLong())
                .as(licence.text())
                .isPositive();
        var body = licence.body().path("ledger").path("body");
        assertThat(body.path("issueDate").asString()).isEqualTo("2019-05-04");
        assertThat(body.path("imported").asBoolean())
                .as("the ledger itself says so, to everybody")
                .isTrue();
        assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh")
                        .open("/console/licences/" + third)
                        .text("#imported"))
                .contains("存量证照");
        assertThat(act("zj-market-clerk", checked, "start").code()).isEqualTo("JOB_ENDED");
        assertThat(refusedAgain(csv.lines().limit(2).collect(Collectors.joining("\r\n"))))
                .as("what the ledger refused, to a Chinese reader")
                .allMatch(text -> text.contains("证照标识已存在"));
    }

    /** What page and file say in Chinese of a row that stands on the ledger already. */
    private static List<String> refusedAgain(String csv) {
        var path = "/api/v1/bulk-jobs/" + UUID.randomUUID();
        var job = provinces
                .as("zj-market-clerk")
                .put(path + "?type=1&kind=IMPORT", csv.getBytes(StandardCharsets.UTF_8), "text/csv");
        act("zj-market-approver", job, "start");
        BulkFiles.await(provinces.gateway(), job, "DONE");
        var page = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh")
                .open(path.replace("/api/v1/bulk-jobs", "/console/bulk"));
        var file = provinces.as("zj-market-clerk").bytes(path + "/result.csv", "Accept-Language", "zh");
        return List.of(page.text("#faults"), new String(file, StandardCharsets.UTF_8));
    }

    private static int badge(String account) {
        var home = ConsoleVisitor.signedIn(provinces.gateway(), account, "zh").open("/console");
        return home.has("nav .badge") ? Integer.parseInt(home.text("nav .badge")) : 0;
    }

    /** The addresses that the page of approvals names beside its own requests. */
    private static String toConfirm(String account) {
        var page = ConsoleVisitor.signedIn(provinces.gateway(), account, "zh").open("/console/approvals");
        return page.has("#others") ? page.element("#others").outerHtml() : "";
    }

    /** While the job is one that this person checked under another account. */
    private static <T> T asIfFileOf(String account, Answer job, Supplier<T> work) {
        var officer = provinces
                .gateway()
                .bean(Callers.class)
                .of(account)
                .orElseThrow()
                .identity()
                .officer();
        var earlier = setOfficer(job, officer);
        try {
            return work.get();
        } finally {
            setOfficer(job, earlier);
        }
    }

    private static String setOfficer(Answer job, String officer) {
        var id = job.body().path("jobId").asString();
        return provinces.gateway().bean(Database.class).write(client -> {
            var earlier = client.sql("SELECT officer FROM bulk_job WHERE id = ?")
                    .param(id)
                    .query(String.class)
                    .single();
            client.sql("UPDATE bulk_job SET officer = ? WHERE id = ?")
                    .params(officer, id)
                    .update();
            return earlier;
        });
    }

    @Test
    void a_template_filled_in_is_a_file_that_fits() {
        var template = new String(
                provinces.as("zj-market-clerk").bytes("/api/v1/bulk-templates/1", "Accept-Language", "zh"),
                StandardCharsets.UTF_8);
        assertThat(template).startsWith("\uFEFF").contains("持有人证件号码", "经营项目");
        var columns = template.strip().split(",");
        var row = new ArrayList<String>();
        for (String column : columns) {
            row.add(BulkFiles.value(column.replace("\uFEFF", ""), 7));
        }
        var job = upload(template.strip() + "\r\n" + String.join(",", row));
        assertThat(job.body().path("ready").asInt()).as(job.text()).isEqualTo(1);
    }
}
