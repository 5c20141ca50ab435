// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.storage.Database;
import tools.jackson.databind.json.JsonMapper;

/** No list of the console ends in silence: page by page everything is reached, nothing twice, without a script. */
class ListsTest {
    private static final int MANY = 60;
    private static final long LONG_AGO = 1_700_000_000_000L;
    private static final String LICENCE = ">1\\.2\\.156\\.3005\\.2\\.(LIST\\d+)<";
    private static final String HOLDER = "330102190009090095";
    private static final String PATIENT = "33010219000808008X";
    private static final TestProvinces provinces = TestProvinces.shared();

    private static List<DocumentId> kept = List.of();

    @BeforeAll
    static void many() {
        var made = new ArrayList<NewDocument>();
        IntStream.range(0, MANY).forEach(i -> {
            made.add(document(DocumentKind.LICENCE, "1.2.156.3005.2.LIST%03d".formatted(i), 1, "SUSPENDED"));
            made.add(document(DocumentKind.RECEIPT, "33999926:%010d".formatted(i), 21, "REVERSED"));
        });
        kept = made.stream().map(NewDocument::id).toList();
        provinces.gateway().bean(DocumentStore.class).saveAll(made);
        write(i -> List.of(
                "INSERT INTO approval (id, organisation, agency, kind, subject, digest, sealed, state, asked_by,"
                        + " asked_officer, asked_at, expires_at, steps) VALUES ('list-d" + i + "', 'ZhejiangMSP', '"
                        + TestProvinces.HOSPITAL + "', 'key.close', 'list-d" + i + "', '', x'00', 'REFUSED', 'a', 'o', "
                        + at(i) + ", 1, 1)",
                "INSERT INTO approval (id, organisation, agency, kind, subject, digest, sealed, state, asked_by,"
                        + " asked_officer, asked_at, expires_at, steps) VALUES ('list-o" + i + "', 'ZhejiangMSP', '"
                        + TestProvinces.HOSPITAL + "', 'key.close', 'list-o" + i + "', '', x'00', 'OPEN', 'a', 'o', "
                        + at(i) + ", " + (at(i) + 1_000_000_000_000L) + ", 1)",
                "INSERT INTO bulk_job (id, organisation, agency, account, kind, type, file_digest, state, row_count,"
                        + " created_at) VALUES ('list-j" + i + "', 'ZhejiangMSP', '" + TestProvinces.HOSPITAL
                        + "', 'a', 'ISSUE', 1, '', 'DISCARDED', 0, " + at(i) + ")",
                "INSERT INTO counter_hand_out (id, organisation, agency, kind, identifier, asker, sealed, officer,"
                        + " handed_at) VALUES ('list-h" + i + "', 'ZhejiangMSP', '" + TestProvinces.HOSPITAL
                        + "', 'RECEIPT', 'list-h" + i + "', 'PROXY', x'00', 'o', " + at(i) + ")",
                "INSERT INTO number_application (id, organisation, unit, code, numbers, state, applied_by, applied_at)"
                        + " VALUES ('list-n" + i + "', 'ZhejiangMSP', '" + TestProvinces.HOSPITAL
                        + "', '33999926', 1, 'WITHDRAWN', 'list-n" + i + "-', " + at(i) + ")"));
    }

    /** Three at the same moment: the place of a page must be told by more than the time. */
    private static long at(int i) {
        return LONG_AGO + i / 3;
    }

    private static NewDocument document(DocumentKind kind, String identifier, int type, String state) {
        return new NewDocument(
                new DocumentId("ZhejiangMSP", kind, identifier),
                type,
                TestProvinces.HOSPITAL,
                state,
                Optional.empty(),
                Optional.empty(),
                new DocumentContent(
                        JsonMapper.shared().createObjectNode(),
                        List.of(new Holder("111", "甄示例", HOLDER, "holder")),
                        Map.of(),
                        ""));
    }

    private static void write(Function<Integer, List<String>> statements) {
        provinces.gateway().bean(Database.class).write(client -> {
            IntStream.range(0, MANY).forEach(i -> statements.apply(i).forEach(sql -> client.sql(sql)
                    .update()));
            return MANY;
        });
    }

    @AfterAll
    static void forget() {
        var documents = provinces.gateway().bean(DocumentStore.class);
        kept.forEach(documents::discard);
        provinces.gateway().bean(Database.class).write(client -> {
            for (String table : List.of("approval", "bulk_job", "counter_hand_out", "number_application")) {
                client.sql("DELETE FROM " + table + " WHERE id LIKE 'list-%'").update();
            }
            return 0;
        });
    }

    private static ConsoleVisitor visitor(String account) {
        return ConsoleVisitor.signedIn(provinces.gateway(), account, "zh");
    }

    /** What matches on all pages of a list, in their order. */
    private static List<String> walk(String account, String path, String section, String pattern) {
        var person = visitor(account);
        var found = new ArrayList<String>();
        var page = person.open(path);
        while (true) {
            assertThat(page.status()).as(page.address()).isEqualTo(200);
            find(page.element(section).outerHtml(), pattern, found);
            if (!page.has(section + " a[rel=next]")) {
                return found;
            }
            page = page.follow(section + " a[rel=next]");
        }
    }

    private static void find(String html, String pattern, List<String> into) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        while (matcher.find()) {
            into.add(matcher.group(1));
        }
    }

    @Test
    void decided_and_waiting_requests_are_all_reached() {
        assertThat(walk("zj-hospital-approver", "/console/approvals", "#ended", ">(list-d\\d+)<"))
                .hasSize(MANY)
                .doesNotHaveDuplicates()
                .startsWith("list-d59")
                .endsWith("list-d0");
        assertThat(walk("zj-hospital-approver", "/console/approvals", "#open", ">(list-o\\d+)<"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        var both = visitor("zj-hospital-approver")
                .open("/console/approvals")
                .follow("#open a[rel=next]")
                .follow("#ended a[rel=next]");
        assertThat(both.address()).contains("waiting=", "after=");
        assertThat(both.element("#open .pages a").absUrl("href"))
                .as("back to the beginning of one list, the other stays")
                .contains("after=");
    }

    @Test
    void jobs_hand_outs_and_applications_are_all_reached() {
        assertThat(walk("zj-hospital-clerk", "/console/bulk", "main", "/(list-j\\d+)\""))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        assertThat(walk("zj-hospital-clerk", "/console/counter", "#newest", ">(list-h\\d+)<"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        assertThat(walk("zj-hospital-clerk", "/console/receipts/numbers", "#applications", ">(list-n\\d+)-<"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        assertThat(walk("zj-finance", "/console/receipts/numbers", "#applications", ">(list-n\\d+)-<"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_filter_stays_in_the_address_of_every_page() {
        var licences = walk("zj-hospital-clerk", "/console/licences?state=SUSPENDED", "main", LICENCE);
        assertThat(licences).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(walk("zj-hospital-clerk", "/console/licences?state=REVOKED", "main", LICENCE))
                .isEmpty();
        assertThat(walk(
                        "zj-hospital-clerk",
                        "/console/receipts?state=REVERSED&type=21",
                        "main",
                        ">33999926 (\\d{10})<"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        var second = visitor("zj-hospital-clerk")
                .open("/console/licences?state=SUSPENDED&type=")
                .follow("a[rel=next]");
        assertThat(second.address()).contains("state=SUSPENDED", "after=");
        assertThat(second.element("#filter-state option[selected]").attr("value"))
                .isEqualTo("SUSPENDED");
        assertThat(second.follow(".switch[lang=en]").address())
                .as("in the other language")
                .isEqualTo(second.address());
    }

    @Test
    void an_auditor_finds_empty_lists_and_the_regulators_view() {
        var auditor = visitor("national-auditor");
        for (String page : List.of("licences", "receipts", "reports/regulator")) {
            assertThat(auditor.open("/console/" + page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void what_a_holder_has_is_found_to_the_last_and_the_number_stands_in_no_address() {
        for (String where : List.of("/console/licences", "/console/receipts")) {
            var page = visitor("zj-hospital-clerk")
                    .open(where)
                    .form("#search")
                    .set("number", HOLDER)
                    .send();
            assertThat(page.text("[role=status]")).contains("25", "还有");
            assertThat(further(page, "#more", ">(?:1\\.2\\.156\\.3005\\.2\\.)?(LIST\\d+|33999926 \\d{10})<"))
                    .hasSize(MANY)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void the_counter_reaches_every_document_of_a_holder() {
        provinces.firstReceipt("33060499");
        var one = TestProvinces.sample("21-medical-outpatient-receipt").replace("330102190007070074", PATIENT);
        provinces.post(
                "zj-hospital-clerk",
                "receipt-batches",
                "{\"type\":21,\"code\":\"33060499\",\"receipts\":[" + String.join(",", Collections.nCopies(30, one))
                        + "]}");
        var counter = visitor("zj-hospital-clerk")
                .open("/console/counter")
                .form("#find")
                .set("number", PATIENT)
                .send();
        assertThat(counter.text("#found h2")).contains("25", "还有");
        assertThat(further(counter, "#more", ">(33060499:\\d{10})<"))
                .hasSize(30)
                .doesNotHaveDuplicates();
    }

    private static List<String> further(ConsoleVisitor.Page first, String button, String pattern) {
        var found = new ArrayList<String>();
        var page = first;
        while (true) {
            assertThat(page.address()).doesNotContain(HOLDER);
            find(page.element("main").outerHtml(), pattern, found);
            if (!page.has(button)) {
                return found;
            }
            page = page.form(button).send();
        }
    }

    @Test
    void the_api_names_the_next_page_in_a_header() {
        var clerk = provinces.as("zj-hospital-clerk");
        for (String list : List.of("approvals", "bulk-jobs", "hand-outs", "number-applications")) {
            var seen = new ArrayList<String>();
            var query = Optional.of("?limit=25");
            while (query.isPresent()) {
                var answer = clerk.get("/api/v1/" + list + query.get());
                find(answer.text(), "\"(list-[a-z]\\d+)\"", seen);
                query = answer.next();
            }
            assertThat(seen.stream().distinct()).as(list).hasSize(list.equals("approvals") ? 2 * MANY : MANY);
        }
        assertThat(clerk.get("/api/v1/approvals?after=x").code()).isEqualTo("INVALID_FIELDS");
    }

    @Test
    void the_newest_readers_are_counted_and_all_are_in_a_file() {
        var documents = provinces.gateway().bean(DocumentStore.class);
        var licence = provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
        var id = DocumentId.licence("ZhejiangMSP", licence);
        IntStream.range(0, 30).forEach(i -> documents.read(id, new Reading("reader-" + i, "COURT")));
        var clerk = visitor("zj-market-clerk");
        var page = clerk.open("/console/licences/" + licence);
        assertThat(page.text()).contains("最近 20 次，共 30 次");
        assertThat(clerk.open(page.element("#readers").attr("href"))
                        .text("body")
                        .split("reader-"))
                .hasSize(31);
        assertThat(clerk.open(page.element("#readers").attr("href")).text("body"))
                .contains("时间（北京时间）,查看人,用途", ",reader-29,司法或执法协助");
        assertThat(visitor("zj-hospital-clerk")
                        .open(page.element("#readers").attr("href"))
                        .status())
                .isEqualTo(404);
    }
}
