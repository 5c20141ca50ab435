// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.gateway.TwoPeople.key;
import static org.yinzheng.gateway.TwoPeople.licence;
import static org.yinzheng.gateway.TwoPeople.state;
import static org.yinzheng.gateway.TwoPeople.visitor;
import static org.yinzheng.gateway.TwoPeople.waiting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestGateway.Answer;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Seal;
import tools.jackson.databind.JsonNode;

/** What needs two people, over the API on a real local peer. */
class FourEyesTest {
    private static final TestProvinces provinces = TwoPeople.provinces();
    private static final ExecutorService together = Executors.newFixedThreadPool(8);

    @AfterAll
    static void stop() {
        together.shutdown();
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
        asIfItHadStoppedBeforeTheEnd(approval);
        assertThat(decide("zj-market-approver", approval, "confirmation").text())
                .as("each step once")
                .isEqualTo(confirmed.text());
    }

    private static void asIfItHadStoppedBeforeTheEnd(String approval) {
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE approval SET state = 'CONFIRMED' WHERE id = ?")
                .param(approval)
                .update());
    }

    @Test
    void a_licence_that_is_named_twice_ends_once_and_no_request_names_more_than_five_hundred() {
        var licence = licence();
        var twice = provinces.as("zj-market-clerk").post("/api/v1/licence-endings", order(List.of(licence, licence)));
        assertThat(twice.body().path("changes").asInt()).as(twice.text()).isEqualTo(1);
        var many = provinces
                .as("zj-market-clerk")
                .post(
                        "/api/v1/licence-endings",
                        order(IntStream.range(0, 501).mapToObj(i -> licence + i).toList()));
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.text()).contains("1 to 500 identifiers");
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
        var page = visitor("zj-market-approver")
                .open("/console/licences/" + third)
                .follow("#do-END")
                .form("main form")
                .set("outcome", "CANCELLED")
                .set("cause", "HOLDER_REQUEST")
                .send();
        assertThat(page.text("#problem")).contains("须两人办理").doesNotContain("POST", "api");
        assertThat(page.follow("#endings").text("#licences")).isEqualTo(third);
        var approval = ask("zj-market-clerk", List.of(third));
        assertThat(decide("zj-market-approver", approval, "confirmation")
                        .body()
                        .path("recorded")
                        .asInt())
                .isEqualTo(1);
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE submission SET settled_at = settled_at - 86400000 WHERE operation = 'licence.end'")
                .update());
        assertThat(approver.post("/api/v1/licences/" + licence() + "/operations", end)
                        .status())
                .as("a day later")
                .isEqualTo(201);
    }

    @Test
    void ending_many_at_the_same_moment_needs_two_as_well() {
        var licences = IntStream.range(0, 8).mapToObj(i -> policeLicence()).toList();
        var end = "{\"operation\":\"END\",\"outcome\":\"CANCELLED\",\"cause\":\"HOLDER_REQUEST\"}";
        var approver = provinces.as("zj-police-approver");
        var answers = licences.stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> approver.post("/api/v1/licences/" + one + "/operations", end), together))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers.stream().filter(one -> one.status() == 201)).hasSize(2);
        assertThat(answers.stream().filter(one -> one.status() != 201))
                .hasSize(6)
                .allMatch(one -> one.code().equals("FOUR_EYES_REQUIRED"));
    }

    private static String policeLicence() {
        return provinces.permit().path("licenceId").asString();
    }

    @Test
    void what_the_ledger_would_not_take_is_refused_when_it_is_asked_for() {
        var clerk = provinces.as("zj-market-clerk");
        var cause =
                clerk.post("/api/v1/licence-endings", order(List.of(licence())).replace("VIOLATION", "虚构的理由"));
        assertThat(cause.status()).as(cause.text()).isEqualTo(422);
        assertThat(cause.text()).contains("1 to 32 characters").doesNotContain("虚构");
        var keeper = provinces.as("zj-market-keeper");
        assertThat(keeper.post("/api/v1/keys/" + key() + "/closure", "{}").status())
                .isEqualTo(422);
        assertThat(keeper.post("/api/v1/keys/0123456789abcdef/closure", "{\"closing\":\"NORMAL\"}")
                        .code())
                .isEqualTo("NOT_FOUND");
        var proposed = provinces.agreed("zj-platform", "agreements", """
                {"parties":["330000","360000"],"types":[1],"channels":["SHOW"],"from":"2026-01-01",
                "legalBasisText":"演示协议（虚构）"}
                """);
        var decision = provinces
                .as("zj-platform-clerk")
                .post(
                        "/api/v1/agreements/" + proposed.replaceAll("\\.1$", "") + "/versions/1/withdrawal",
                        "{\"cause\":\"虚构\"}");
        assertThat(decision.status()).as(decision.text()).isEqualTo(422);
    }

    /** As one might stand in the database of an older version. */
    @Test
    void a_request_that_cannot_be_carried_out_ends_refused_and_holds_up_no_other() {
        var licences = IntStream.range(0, 6).mapToObj(i -> licence()).toList();
        var bad = ask("zj-market-clerk", licences);
        var good = ask("zj-market-clerk", licences);
        var seal = provinces.gateway().bean(Seal.class);
        var order = order(licences).replace("VIOLATION", "no code").getBytes(StandardCharsets.UTF_8);
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE approval SET sealed = ? WHERE id = ?")
                .params(seal.close("approval\n" + bad, order), bad)
                .update());
        decide("zj-market-approver", bad, "confirmation");
        decide("zj-market-approver", good, "confirmation");
        assertThat(awaitDone(bad).path("refused").asInt()).isEqualTo(6);
        assertThat(awaitDone(good).path("recorded").asInt()).isEqualTo(6);
    }

    @Test
    void who_asked_may_not_confirm_even_as_an_approver() {
        var licence = licence();
        int before = waiting(visitor("zj-market-approver"));
        var approval = ask("zj-market-approver", List.of(licence));
        var own = decide("zj-market-approver", approval, "confirmation");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.code()).isEqualTo("SECOND_PERSON_REQUIRED");
        assertThat(waiting(visitor("zj-market-approver")))
                .as("what is waiting for this very person")
                .isEqualTo(before);
        assertThat(state(licence)).isEqualTo("VALID");
    }

    private static String asIfAskedBy(String approval, String account, String officer) {
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE approval SET asked_by = ?, asked_officer = ? WHERE id = ?")
                .params(account, officer, approval)
                .update());
        return approval;
    }

    /** Accounts are given out and change; a person is who the certificate says. Either alone must do. */
    @Test
    void who_has_two_accounts_is_one_person_and_one_account_is_one_person_too() {
        var licence = licence();
        var me =
                provinces.gateway().bean(Callers.class).of("zj-market-approver").orElseThrow();
        int before = waiting(visitor("zj-market-approver"));
        var asked = List.of(
                asIfAskedBy(
                        ask("zj-market-clerk", List.of(licence)),
                        "another-account",
                        me.identity().officer()),
                asIfAskedBy(ask("zj-market-clerk", List.of(licence)), me.account(), "another officer"));
        for (String approval : asked) {
            for (String decision : List.of("confirmation", "refusal")) {
                assertThat(decide("zj-market-approver", approval, decision).code())
                        .isEqualTo("SECOND_PERSON_REQUIRED");
            }
            var page = visitor("zj-market-approver").open("/console/approvals/" + approval);
            assertThat(page.has("#confirm")).isFalse();
        }
        assertThat(waiting(visitor("zj-market-approver"))).isEqualTo(before);
        assertThat(state(licence)).isEqualTo("VALID");
    }

    @Test
    void what_one_approver_has_confirmed_another_does_not_confirm_again() {
        for (String decided : List.of("CONFIRMED", "DONE")) {
            var approval = ask("zj-market-clerk", List.of(licence()));
            provinces.gateway().bean(Database.class).write(client -> client.sql(
                            "UPDATE approval SET state = ?, decided_by = 'nobody', decided_at = 1 WHERE id = ?")
                    .params(decided, approval)
                    .update());
            var answer = decide("zj-market-approver", approval, "confirmation");
            provinces.gateway().bean(Database.class).write(client -> client.sql(
                            "UPDATE approval SET state = 'DONE' WHERE id = ?")
                    .param(approval)
                    .update());
            assertThat(answer.code()).isEqualTo("APPROVAL_DECIDED");
        }
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
    void an_expired_request_cannot_be_confirmed_any_more_and_waits_for_nobody() {
        var licence = licence();
        int before = waiting(visitor("zj-market-approver"));
        var approval = ask("zj-market-clerk", List.of(licence));
        provinces.gateway().bean(Database.class).write(client -> client.sql(
                        "UPDATE approval SET expires_at = 1 WHERE id = ?")
                .param(approval)
                .update());
        assertThat(waiting(visitor("zj-market-approver")))
                .as("nobody can decide it")
                .isEqualTo(before);
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
        var another = provinces.as("zj-market-approver").post("/api/v1/licence-endings", order, key);
        assertThat(another.body().path("approvalId").asString())
                .as("another person's")
                .isNotEmpty()
                .isNotEqualTo(first.body().path("approvalId").asString());
        assertThat(clerk.post("/api/v1/licence-endings", order(List.of(licence())), key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void the_same_proposal_sent_twice_is_one_and_has_one_name() {
        var clerk = provinces.as("zj-platform-clerk");
        var order = """
                {"parties":["330000","360000"],"types":[3],"channels":["SHOW"],"from":"2026-01-01",
                "legalBasisText":"演示协议（虚构）"}
                """;
        var key = UUID.randomUUID().toString();
        var first = clerk.post("/api/v1/agreements", order, key);
        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(clerk.post("/api/v1/agreements", order, key).text()).isEqualTo(first.text());
        assertThat(clerk.post("/api/v1/agreements", order.replace("SHOW", "ONLINE_CHECK"), key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        var another = clerk.post("/api/v1/agreements", order, UUID.randomUUID().toString());
        assertThat(another.body().path("subject").asString())
                .isNotEqualTo(first.body().path("subject").asString());
    }

    @Test
    void the_same_request_from_many_sides_at_once_is_one() {
        var clerk = provinces.as("zj-market-clerk");
        var order = order(List.of(licence()));
        for (int round = 0; round < 5; round++) {
            var key = UUID.randomUUID().toString();
            var answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> clerk.post("/api/v1/licence-endings", order, key), together))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).allMatch(one -> one.status() == 202, "accepted");
            assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        }
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
        assertThat(awaitDone(confirmed).path("recorded").asInt()).isEqualTo(1);
        assertThat(decide("zj-market-approver", waiting, "confirmation")
                        .body()
                        .path("recorded")
                        .asInt())
                .isEqualTo(1);
    }

    /** The request when it is carried out. */
    private static JsonNode awaitDone(String approval) {
        var end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            var now = provinces
                    .as("zj-market-clerk")
                    .get("/api/v1/approvals/" + approval)
                    .body();
            if (now.path("state").asString().equals("DONE")) {
                return now;
            }
            assertThat(System.nanoTime()).as("not carried out").isLessThan(end);
        }
    }

    @Test
    void a_key_of_the_own_agency_is_closed_by_two_and_by_the_registrar_at_once() {
        var kid = key();
        provinces.agreedBy(
                "zj-market-keeper", "zj-market-approver", "keys/" + kid + "/closure", "{\"closing\":\"NORMAL\"}");
        var other = key();
        provinces.post("zj-registrar", "keys/" + other + "/closure", "{\"closing\":\"COMPROMISED\"}");
    }
}
