// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.gateway.TestGateway.Answer;
import org.yinzheng.gateway.storage.Database;

/** What needs two people, over the API and at the console, on a real local peer. */
class FourEyesTest {
    @TempDir
    static Path folder;

    private static TestProvinces provinces;

    @BeforeAll
    static void start() {
        provinces = TestProvinces.start(folder, "yinzheng.gateway.approval.single-endings=2");
    }

    @AfterAll
    static void stop() {
        provinces.close();
    }

    private static String licence() {
        return provinces
                .post("zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"))
                .body()
                .path("licenceId")
                .asString();
    }

    private static String order(List<String> licences) {
        return licences.stream()
                .collect(Collectors.joining(
                        "\",\"", "{\"licences\":[\"", "\"],\"outcome\":\"REVOKED\",\"cause\":\"VIOLATION\"}"));
    }

    private static String ask(String account, List<String> licences) {
        var asked = provinces.as(account).post("/api/v1/licence-endings", order(licences));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.body().path("state").asString()).isEqualTo("OPEN");
        return asked.body().path("approvalId").asString();
    }

    private static Answer decide(String account, String approval, String decision) {
        return provinces.as(account).post("/api/v1/approvals/" + approval + "/" + decision, "");
    }

    private static String state(String licence) {
        return provinces
                .as("zj-market-clerk")
                .get("/api/v1/licences/" + licence, "Yinzheng-Purpose", "COUNTER")
                .body()
                .path("ledger")
                .path("state")
                .path("state")
                .asString();
    }

    @Test
    void many_licences_end_only_when_a_second_person_confirms_and_each_is_accounted_for() {
        var licences = IntStream.range(0, 3).mapToObj(i -> licence()).toList();
        var approval = ask("zj-market-clerk", licences);
        assertThat(licences).allMatch(one -> state(one).equals("VALID"));
        assertThat(decide("zj-market-clerk", approval, "confirmation").code()).isEqualTo("ROLE_REQUIRED");
        assertThat(decide("zj-hospital-approver", approval, "confirmation").code())
                .isEqualTo("NOT_FOUND");
        var confirmed = decide("zj-market-approver", approval, "confirmation");
        assertThat(confirmed.body().path("state").asString())
                .as(confirmed.text())
                .isEqualTo("DONE");
        assertThat(confirmed.body().path("recorded").asInt()).isEqualTo(3);
        assertThat(licences).allMatch(one -> state(one).equals("REVOKED"));
        assertThat(decide("zj-market-approver", approval, "confirmation").text())
                .isEqualTo(confirmed.text());
    }

    @Test
    void ending_one_after_the_other_needs_two_as_well_once_there_are_many_in_a_day() {
        var end = "{\"operation\":\"END\",\"outcome\":\"CANCELLED\",\"cause\":\"HOLDER_REQUEST\"}";
        var approver = provinces.as("zj-market-approver");
        for (int i = 0; i < 2; i++) {
            provinces.post("zj-market-approver", "licences/" + licence() + "/operations", end);
        }
        var third = licence();
        var refused = approver.post("/api/v1/licences/" + third + "/operations", end);
        assertThat(refused.code()).as(refused.text()).isEqualTo("FOUR_EYES_REQUIRED");
        var approval = ask("zj-market-clerk", List.of(third));
        assertThat(decide("zj-market-approver", approval, "confirmation")
                        .body()
                        .path("recorded")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void who_asked_may_not_confirm_even_as_an_approver() {
        var licence = licence();
        var approval = ask("zj-market-approver", List.of(licence));
        var own = decide("zj-market-approver", approval, "confirmation");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.code()).isEqualTo("SECOND_PERSON_REQUIRED");
        assertThat(state(licence)).isEqualTo("VALID");
    }

    @Test
    void a_request_is_withdrawn_by_who_asked_refused_by_a_second_person_and_decided_once() {
        var withdrawn = ask("zj-market-clerk", List.of(licence()));
        assertThat(decide("zj-market-approver", withdrawn, "withdrawal").code()).isEqualTo("ASKER_REQUIRED");
        assertThat(decide("zj-market-clerk", withdrawn, "withdrawal")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(decide("zj-market-approver", withdrawn, "confirmation").code())
                .isEqualTo("APPROVAL_DECIDED");
        var refused = ask("zj-market-clerk", List.of(licence()));
        decide("zj-market-approver", refused, "refusal");
        assertThat(decide("zj-market-approver", refused, "confirmation").code()).isEqualTo("APPROVAL_DECIDED");
    }

    @Test
    void an_expired_request_cannot_be_confirmed_any_more() {
        var licence = licence();
        var approval = ask("zj-market-clerk", List.of(licence));
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE approval SET expires_at = 1 WHERE id = ?")
                .param(approval)
                .update());
        assertThat(decide("zj-market-approver", approval, "confirmation").text())
                .contains("APPROVAL_DECIDED", "EXPIRED");
        assertThat(state(licence)).isEqualTo("VALID");
    }

    @Test
    void a_licence_of_another_agency_is_named_by_its_place_and_nothing_is_asked() {
        var mine = licence();
        var answer = provinces
                .as("zj-market-clerk")
                .post("/api/v1/licence-endings", order(List.of(mine, "1.2.156.3005.2.X")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("licences[1]").doesNotContain("licences[0]");
    }

    @Test
    void the_same_request_under_the_same_key_is_asked_once() {
        var clerk = provinces.as("zj-market-clerk");
        var order = order(List.of(licence()));
        var key = UUID.randomUUID().toString();
        var first = clerk.post("/api/v1/licence-endings", order, key);
        assertThat(clerk.post("/api/v1/licence-endings", order, key).text()).isEqualTo(first.text());
        assertThat(clerk.post("/api/v1/licence-endings", order(List.of(licence())), key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void what_was_confirmed_is_carried_out_after_a_restart_and_what_waits_still_waits() {
        var licence = licence();
        var waiting = ask("zj-market-clerk", List.of(licence));
        var confirmed = ask("zj-market-clerk", List.of(licence()));
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE approval SET state = 'CONFIRMED', decided_by = 'zj-market-approver', decided_at = 1"
                                + " WHERE id = ?")
                .param(confirmed)
                .update());
        provinces.restartGateway();
        var path = "/api/v1/approvals/" + confirmed;
        var end = System.nanoTime() + 60_000_000_000L;
        while (!provinces
                .as("zj-market-clerk")
                .get(path)
                .body()
                .path("state")
                .asString()
                .equals("DONE")) {
            assertThat(System.nanoTime()).as("not carried out").isLessThan(end);
        }
        assertThat(provinces
                        .as("zj-market-clerk")
                        .get(path)
                        .body()
                        .path("recorded")
                        .asInt())
                .isEqualTo(1);
        assertThat(decide("zj-market-approver", waiting, "confirmation")
                        .body()
                        .path("recorded")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_key_of_the_own_agency_is_closed_by_two_and_by_the_registrar_at_once() {
        var kid = key();
        provinces.agreedBy(
                "zj-market-keeper", "zj-market-approver", "keys/" + kid + "/closure", "{\"closing\":\"NORMAL\"}");
        var other = key();
        provinces.post("zj-registrar", "keys/" + other + "/closure", "{\"closing\":\"COMPROMISED\"}");
    }

    @Test
    void a_keeper_asks_for_the_end_of_a_key_from_its_page_and_the_badge_tells_the_approver_that_something_waits() {
        var kid = key();
        var keeper = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-keeper", "zh");
        assertThat(keeper.open("/console/keys").text("tr[data-kid=" + kid + "]"))
                .contains("33MKT", "在用", "未定");
        var approver = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh");
        int before = waiting(approver);
        var asked = keeper.open("/console/keys/" + kid)
                .form("#closing")
                .set("reason", "NORMAL")
                .send();
        assertThat(asked.address()).startsWith("/console/approvals/");
        assertThat(waiting(approver)).isEqualTo(before + 1);
        assertThat(waiting(keeper)).as("who asked has nothing to decide").isZero();
        confirm("zj-market-approver", asked.address());
        assertThat(waiting(approver)).isEqualTo(before);
        var closed = keeper.open("/console/keys/" + kid);
        assertThat(closed.element("#state").attr("data-state")).isEqualTo("CLOSED");
        assertThat(closed.text("main")).contains("正常停用").doesNotContain("提交审批");
    }

    private static int waiting(ConsoleVisitor visitor) {
        var home = visitor.open("/console");
        return home.has("nav .badge") ? Integer.parseInt(home.text("nav .badge")) : 0;
    }

    @Test
    void the_registrar_sees_the_keys_of_all_agencies_and_closes_a_stolen_one_at_once() {
        var kid = key();
        var registrar = ConsoleVisitor.signedIn(provinces.gateway(), "zj-registrar", "en");
        assertThat(registrar.open("/console/keys").text("#open")).contains("33MKT", "33HOS");
        var closed = registrar
                .open("/console/keys/" + kid)
                .form("#closing")
                .set("reason", "COMPROMISED")
                .send();
        assertThat(closed.element("#state").attr("data-state")).isEqualTo("COMPROMISED");
        assertThat(registrar.open("/console/keys").text("#ended tr[data-kid=" + kid + "]"))
                .contains("Closed after a theft");
    }

    @Test
    void keys_are_shown_to_those_who_look_after_them_and_of_the_own_agency_only() {
        var kid = key();
        var other = ConsoleVisitor.signedIn(provinces.gateway(), "zj-hospital-approver", "zh");
        assertThat(other.open("/console/keys").text("main")).contains("33HOS").doesNotContain("33MKT");
        assertThat(other.open("/console/keys/" + kid).status()).isEqualTo(404);
        assertThat(ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh")
                        .open("/console/keys")
                        .status())
                .isEqualTo(403);
    }

    private static String key() {
        var kid = provinces
                .post("zj-market-keeper", "keys", "{}")
                .body()
                .path("kid")
                .asString();
        provinces.post("zj-market-approver", "keys/" + kid + "/confirmation", "{}");
        return kid;
    }

    @Test
    void a_clerk_asks_and_an_approver_confirms_at_the_console() {
        var licences = List.of(licence(), licence());
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        var asked = clerk.open("/console/endings")
                .form("#endings")
                .set("licences", String.join("\n", licences))
                .set("outcome", "REVOKED")
                .set("cause", "VIOLATION")
                .send();
        assertThat(asked.element("#state").attr("data-state")).isEqualTo("OPEN");
        assertThat(asked.text("#order")).contains("吊销", licences.get(0), licences.get(1));
        assertThat(asked.has("#confirm")).isFalse();
        var approver = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh");
        assertThat(approver.open("/console/approvals").text("#open")).contains("2 licences");
        var done = approver.open(asked.address()).form("#confirm").send();
        assertThat(done.element("#state").attr("data-state")).isEqualTo("DONE");
        assertThat(done.text("#steps")).contains("记录 2 项", "区块");
    }

    @Test
    void an_agreement_is_proposed_counter_signed_and_ended_at_the_console_each_step_by_two() {
        var zhejiang = ConsoleVisitor.signedIn(provinces.gateway(), "zj-platform-clerk", "zh");
        var asked = zhejiang.open("/console/agreements/new")
                .form("#proposal")
                .set("types", "3")
                .set("channels", "SHOW")
                .set("from", "2026-01-01")
                .set("legalBasis", "演示协议（虚构）")
                .send();
        var name = asked.text("#subject").replaceAll("\\.1$", "");
        confirm("zj-platform-approver", asked.address());
        var path = "/console/agreements/" + name + "/versions/1";
        var jiangxi = ConsoleVisitor.signedIn(provinces.gateway(), "jx-platform-clerk", "zh");
        assertThat(jiangxi.open("/console/agreements").text("#matrix")).contains("浙江", "待接受");
        var accepted = jiangxi.open(path)
                .form("#decide")
                .set("decision", "ACCEPT")
                .set("cause", "AGREED")
                .send();
        confirm("jx-platform-approver", accepted.address());
        var approver = ConsoleVisitor.signedIn(provinces.gateway(), "zj-platform-approver", "zh");
        var inForce = approver.open(path).form("#activate").send();
        assertThat(inForce.element("#state").attr("data-state")).isEqualTo("IN_FORCE");
        assertThat(inForce.text(".timeline")).contains("浙江（演示） 提出", "江西（演示）: 接受", "协议生效");
        var again = zhejiang.open(path)
                .follow("#again")
                .form("#proposal")
                .set("channels", "ONLINE_CHECK")
                .set("to", "2030-12-31")
                .set("legalBasis", "演示协议（虚构）")
                .send();
        confirm("zj-platform-approver", again.address());
        var second = zhejiang.open("/console/agreements/" + name + "/versions/2");
        assertThat(second.text("#differences")).contains("截止日期", "2030-12-31").doesNotContain("证照种类");
        var ended = zhejiang.open(path)
                .form("#decide")
                .set("decision", "END")
                .set("cause", "RISK")
                .send();
        confirm("zj-platform-approver", ended.address());
        assertThat(zhejiang.open(path).element("#state").attr("data-state")).isEqualTo("ENDED");
    }

    private static void confirm(String account, String address) {
        var done = ConsoleVisitor.signedIn(provinces.gateway(), account, "zh")
                .open(address)
                .form("#confirm")
                .send();
        assertThat(done.text("#steps")).as(done.text()).contains("记录 1 项");
    }

    @Test
    void an_objection_is_raised_from_the_record_and_answered_from_the_inbox() {
        var agreed = provinces.agreed("zj-platform", "agreements", """
                {"parties":["330000","360000"],"types":[1],"channels":["SHOW"],"from":"2026-01-01",
                "legalBasisText":"演示协议（虚构）"}
                """);
        var part = "agreements/" + agreed.replaceAll("\\.1$", "") + "/versions/1/";
        provinces.agreed("jx-platform", part + "acceptance", "{}");
        provinces.post("zj-platform-approver", part + "activation", "{}");
        var issued = provinces.post(
                "zj-market-clerk", "licences", TestProvinces.sample("01-food-business-licence", "\"type\":1"));
        var licence = issued.body().path("licenceId").asString();
        provinces.post(
                "jx-market-clerk",
                "recognitions",
                "{\"credential\":\"" + issued.body().path("credential").asString() + "\",\"matter\":\"OPEN-BRANCH\"}");
        var jiangxi = ConsoleVisitor.signedIn(provinces.gateway(), "jx-market-clerk", "zh");
        var raised = jiangxi.open("/console/objections")
                .form("#records form")
                .set("reason", "NAME_DIFFERS")
                .set("words", "虚构异议")
                .send();
        assertThat(raised.text("#raised")).contains("名称不符", licence, "等待颁发机关答复");
        var approver = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-approver", "zh");
        var inbox = approver.open("/console/objections");
        assertThat(inbox.text("#inbox")).contains("名称不符", licence, "待答复").doesNotContain("虚构异议");
        var answered = inbox.form("#inbox form").set("outcome", "CORRECTED").send();
        assertThat(answered.text("#inbox")).contains("证照已更正");
        assertThat(jiangxi.open("/console/objections").text("#raised")).contains("证照已更正");
    }

    @Test
    void a_licence_is_renewed_from_its_page_and_changed_with_what_it_says_now_filled_in() {
        var id = licence();
        var clerk = ConsoleVisitor.signedIn(provinces.gateway(), "zj-market-clerk", "zh");
        var form = clerk.open("/console/licences/" + id).follow("#do-CHANGE");
        var preview =
                form.form("#entry").set("fields.legalRepresentative", "甄变更").send();
        assertThat(preview.text("#sheet")).contains("甄变更");
        var issued = preview.form("#issue")
                .set("cause", "HOLDER_REQUEST")
                .set("causeText", "法定代表人变更")
                .send();
        assertThat(issued.address()).endsWith("/issued");
        assertThat(issued.text("#identifier")).isNotEqualTo(id).contains(".002.");
        assertThat(state(id)).isEqualTo("LAPSED");
        var opened = issued.form("#open").send();
        assertThat(opened.text("#content")).contains("甄变更");
        var renewed =
                opened.follow("#do-RENEW").form("#entry").send().form("#issue").send();
        assertThat(renewed.text("#identifier")).contains(".003.");
        assertThat(renewed.text()).doesNotContain("法定代表人变更");
    }
}
