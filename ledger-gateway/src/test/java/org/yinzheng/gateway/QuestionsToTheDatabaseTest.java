// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.document.DocumentQuery;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.Holder;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.document.Reading;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.outbox.Journal;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.registry.TestAgencies;
import org.yinzheng.gateway.storage.AskedSql;
import tools.jackson.databind.json.JsonMapper;

/** No question to the database takes longer because there are ten million documents: none reads a large table through. */
class QuestionsToTheDatabaseTest {
    /** Tables that grow with every document, or with every question about one. */
    private static final List<String> LARGE = List.of(
            "submission",
            "document",
            "document_holder",
            "document_phrase",
            "document_read",
            "drafted_document",
            "bulk_row",
            "counter_hand_out",
            "wallet_link",
            "wallet_binding",
            "service_rating",
            "approval",
            "number_application",
            "busy_day",
            "objection");

    private static final AgencyState MARKET = TestAgencies.permitted(TestProvinces.MARKET, List.of(1));

    @TempDir
    Path folder;

    @Test
    void none_reads_a_large_table_through() {
        AskedSql.forget();
        try (var gateway = TestGateway.withFakeLedger(folder)) {
            ((FakeLedger) gateway.bean(LedgerClient.class)).contract(QuestionsToTheDatabaseTest::answer);
            ask(gateway);
        }
        var source = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("gateway.db"));
        var client = JdbcClient.create(source);
        var statements = AskedSql.statements();
        assertThat(statements)
                .anyMatch(sql -> sql.contains("FROM document "))
                .anyMatch(sql -> sql.contains("service_rating"))
                .as("last days of older documents are read at the start")
                .anyMatch(sql -> sql.contains("last_day_reading"));
        var slow = new ArrayList<String>();
        for (String sql : statements) {
            if (sql.matches("(?s)\\s*(SELECT|UPDATE|DELETE).*")) {
                plan(client, sql).stream()
                        .filter(QuestionsToTheDatabaseTest::readsThrough)
                        .forEach(step -> slow.add(step + ": " + sql.replaceAll("\\s+", " ")));
            }
        }
        assertThat(slow).isEmpty();
        assertOwnIndexes(client, statements);
        assertHoldersAreNotSorted(client, statements);
        assertThat(statements.stream()
                        .filter(sql -> sql.contains("document_holder") && sql.contains("held_by = "))
                        .flatMap(sql -> plan(client, sql).stream()))
                .as("a holder's documents are looked up one by one")
                .anyMatch(step -> step.contains("document_holder"))
                .noneMatch(step -> step.contains("document_agency"));
    }

    /** A holder may have a hundred thousand documents: a page is read from its place on. */
    private static void assertHoldersAreNotSorted(JdbcClient client, Collection<String> statements) {
        assertThat(statements)
                .filteredOn(sql -> sql.contains("held_by = ") && !sql.contains("UNION ALL"))
                .hasSize(2)
                .allSatisfy(sql -> assertThat(plan(client, sql))
                        .as(sql)
                        .first()
                        .asString()
                        .contains("SEARCH document_holder", "agency=?"))
                .allSatisfy(
                        sql -> assertThat(plan(client, sql)).as(sql).noneMatch(step -> step.contains("TEMP B-TREE")));
    }

    /** "Of this state" walks through no documents of another, however few there are. */
    private static void assertOwnIndexes(JdbcClient client, Collection<String> statements) {
        var lists = statements.stream()
                .filter(sql -> sql.startsWith("SELECT organisation, kind") && sql.contains("expired ="))
                .toList();
        assertThat(lists).hasSizeGreaterThanOrEqualTo(5).allSatisfy(sql -> {
            var index = "document_agency" + (sql.contains("type = ") ? "_type" : "")
                    + (sql.contains("expired = 1") ? "_expired" : "_state");
            assertThat(plan(client, sql)).as(sql).hasSize(1).allMatch(step -> step.contains(" " + index + " ("));
        });
    }

    /** A ledger that has the agency and nothing yet of it. */
    private static String answer(LedgerCall call) {
        if (call.function().equals("registry:Read")) {
            return call.request().contains(TestProvinces.MARKET) ? CanonicalJson.write(MARKET) : "";
        }
        return call.function().endsWith("List") || call.function().endsWith("Blocks") ? "{\"items\":[]}" : "{}";
    }

    private static List<String> plan(JdbcClient client, String sql) {
        return client.sql("EXPLAIN QUERY PLAN " + sql)
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    /**
     * A search has a key; a scan goes on to the end, along an index too, if it is not the index of the few that are on their
     * way. A search by what most have in common is no better than a scan.
     */
    private static boolean readsThrough(String step) {
        boolean scan = step.startsWith("SCAN ") && !step.endsWith(" submission_open");
        return (scan
                        || step.matches("SEARCH submission .*\\((state|operation|msp_id)=\\?\\)")
                                && !step.contains(" submission_open "))
                && LARGE.contains(
                        step.split(" ")[1].replaceAll("^(d|s|h)$", "document").replaceAll("^a$", "approval"));
    }

    /** What people and programs ask day by day. */
    private static void ask(TestGateway gateway) {
        var clerk = gateway.as("zj-market-clerk");
        var approver = gateway.as("zj-market-approver");
        var registrar = gateway.as("zj-registrar");
        var licence = "1.2.156.3005.2.X";
        documents(gateway, licence);
        for (String path : List.of(
                "licences",
                "licences?state=REVOKED",
                "licences?state=EXPIRED",
                "licences?state=SUSPENDED",
                "licences?type=1&state=EXPIRED",
                "licences?type=1&after=1795000000~X",
                "licences?type=1&state=VALID&after=1795000000~X",
                "receipts?after=1795000000~X",
                "hand-outs",
                "approvals",
                "bulk-jobs",
                "number-applications",
                "reports/monthly?month=2026-11",
                "submissions/" + UUID.randomUUID())) {
            clerk.get("/api/v1/" + path);
        }
        registrar.get("/api/v1/reports/monthly?month=2026-11");
        registrar.get("/api/v1/reports/ratings?month=2026-11");
        registrar.get("/api/v1/reports/regulator");
        gateway.as("zj-finance").get("/api/v1/number-applications");
        approver.get("/api/v1/reports/ratings?month=2026-11");
        assertThat(clerk.post("/api/v1/licences/" + licence + "/wallet-links", "{}")
                        .status())
                .isEqualTo(201);
        assertThat(registrar.post("/api/v1/beats", "{}").status()).isEqualTo(201);
        var visitor = ConsoleVisitor.signedIn(gateway, "zj-market-clerk", "en");
        var invited = visitor.open("/console/ratings/new")
                .form("#invite")
                .set("matter", "M")
                .send();
        visitor.open("/rating")
                .form("#rating")
                .set("ticket", invited.element("#rate").attr("href").replaceAll(".*#", ""))
                .set("grade", "SATISFIED")
                .send();
        var some = List.of("one", "two", "three");
        assertThat(gateway.bean(Journal.class).places(some)).isEmpty();
        assertThat(gateway.bean(Journal.class).lastSubject("ZhejiangMSP", some, "1", "2"))
                .isEmpty();
        assertThat(gateway.bean(Outbox.class).blocks(some)).isEmpty();
        assertThat(gateway.bean(Outbox.class).openSubjects("receipt.issue")).isEmpty();
        var console = ConsoleVisitor.signedIn(gateway, "zj-market-approver", "en");
        for (String page : List.of("reports", "approvals", "bulk", "counter", "objections")) {
            assertThat(console.open("/console/" + page).status()).as(page).isEqualTo(200);
        }
    }

    private static void documents(TestGateway gateway, String licence) {
        var store = gateway.bean(DocumentStore.class);
        var id = DocumentId.licence("ZhejiangMSP", licence);
        store.save(new NewDocument(
                id,
                1,
                TestProvinces.MARKET,
                "VALID",
                Optional.empty(),
                Optional.of("phrase"),
                new DocumentContent(
                        JsonMapper.shared().createObjectNode(),
                        List.of(new Holder("111", "甄示例", "330102190001010011", "holder")),
                        Map.of(),
                        "")));
        store.read(id, Reading.byService("TEST"));
        store.readings(id, 20);
        store.findByPhrase("phrase");
        store.list(held(Optional.empty(), TestProvinces.MARKET, TestProvinces.HOSPITAL));
        store.list(held(Optional.empty(), TestProvinces.MARKET));
        store.list(held(Optional.of("1795000000~X"), TestProvinces.MARKET));
    }

    private static DocumentQuery held(Optional<String> after, String... agencies) {
        return new DocumentQuery(
                "ZhejiangMSP",
                DocumentKind.LICENCE,
                List.of(agencies),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("330102190001010011"),
                after,
                25);
    }
}
