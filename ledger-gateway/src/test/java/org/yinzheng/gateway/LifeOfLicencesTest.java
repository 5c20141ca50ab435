// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestGateway.Answer;
import org.yinzheng.gateway.storage.Database;
import tools.jackson.databind.JsonNode;

/** Licences over HTTP, on a real local peer with the real contracts. */
class LifeOfLicencesTest {
    private static final String FOOD = "01-food-business-licence";

    private static final TestProvinces provinces = TestProvinces.shared();

    private static String food() {
        return TestProvinces.sample(FOOD, "\"type\":1");
    }

    private static Answer issueFood() {
        return provinces.post("zj-market-clerk", "licences", food());
    }

    @Test
    void a_licence_is_issued_handed_out_read_and_printed() {
        var issued = issueFood();
        var id = issued.body().path("licenceId").asString();
        assertThat(id).startsWith("1.2.156.3005.2.").contains(TestProvinces.MARKET);
        assertThat(issued.body().path("credential").asString()).startsWith("YZ1:");
        assertThat(issued.body().path("transactionId").asString()).hasSize(64);
        assertThat(issued.body().path("blockNumber").asLong()).isPositive();

        var clerk = provinces.as("zj-market-clerk");
        var read = clerk.get("/api/v1/licences/" + id, "Yinzheng-Purpose", "COUNTER");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("ledger").path("state").path("state").asString())
                .isEqualTo("VALID");
        assertThat(read.body().path("fields").path("holderName").asString()).isEqualTo("虚构湖山餐饮管理有限公司");
        assertThat(clerk.get("/api/v1/licences/" + id).code()).isEqualTo("PURPOSE_REQUIRED");

        assertThat(clerk.get("/api/v1/licences/" + id + "/qr.png").status()).isEqualTo(200);
        assertThat(clerk.get("/api/v1/licences/" + id + "/qr.svg").text()).startsWith("<svg");
        assertThat(clerk.get("/api/v1/licences/" + id + "/licence.pdf").text()).startsWith("%PDF");
    }

    @Test
    void what_became_of_a_change_is_told_to_the_account_that_made_it_alone() {
        var issued = issueFood().body();
        var submission = provinces.gateway().bean(Database.class).read(client -> client.sql(
                        "SELECT id FROM submission WHERE transaction_id = ?")
                .param(issued.path("transactionId").asString())
                .query(String.class)
                .single());
        var address = "/api/v1/submissions/" + submission;
        assertThat(provinces
                        .as("zj-market-clerk")
                        .get(address)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("RECORDED");
        assertThat(provinces.as("zj-market-approver").get(address).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void the_short_number_on_the_page_gives_the_credential_to_whoever_reads_it_out() {
        var issued = issueFood().body();
        var shortNumber = issued.path("shortNumber").asString();
        var found = lookUp("{\"kind\":\"licence\",\"shortNumber\":\"" + shortNumber.toLowerCase(Locale.ROOT) + "\"}");
        assertThat(found.body().path("credential").asString())
                .isEqualTo(issued.path("credential").asString());
        var wrong = shortNumber.substring(0, shortNumber.length() - 1) + (shortNumber.endsWith("2") ? "3" : "2");
        assertThat(lookUp("{\"kind\":\"licence\",\"shortNumber\":\"" + wrong + "\"}")
                        .code())
                .isEqualTo("LOOKUP_NO_MATCH");
    }

    @Test
    void an_ended_licence_is_erased_and_the_ledger_still_shows_that_there_was_one() {
        var issued = issueFood().body();
        var id = issued.path("licenceId").asString();
        var approver = provinces.as("zj-market-approver");
        assertThat(approver.post("/api/v1/licences/" + id + "/erasure", "").code())
                .isEqualTo("STILL_COUNTS");
        provinces.post(
                "zj-market-approver",
                "licences/" + id + "/operations",
                "{\"operation\":\"END\",\"cause\":\"CLOSED\",\"outcome\":\"CANCELLED\"}");
        assertThat(provinces
                        .as("zj-market-clerk")
                        .post("/api/v1/licences/" + id + "/erasure", "")
                        .code())
                .isEqualTo("ROLE_REQUIRED");

        var erased = approver.post("/api/v1/licences/" + id + "/erasure", "");
        assertThat(erased.status()).isEqualTo(200);
        assertThat(approver.post("/api/v1/licences/" + id + "/erasure", "").text())
                .isEqualTo(erased.text());

        var clerk = provinces.as("zj-market-clerk");
        var read = clerk.get("/api/v1/licences/" + id, "Yinzheng-Purpose", "COUNTER");
        assertThat(read.body().path("ledger").path("state").path("state").asString())
                .isEqualTo("CANCELLED");
        assertThat(read.text()).doesNotContain("虚构湖山");
        assertThat(clerk.get("/api/v1/licences/" + id + "/licence.pdf").code()).isEqualTo("DOCUMENT_ERASED");
        assertThat(lookUp("{\"kind\":\"licence\",\"shortNumber\":\""
                                + issued.path("shortNumber").asString() + "\"}")
                        .code())
                .isEqualTo("LOOKUP_NO_MATCH");
    }

    @Test
    void another_provinces_clerk_sees_the_record_and_not_the_content() {
        var id = issueFood().body().path("licenceId").asString();
        var read = provinces
                .as("jx-market-clerk")
                .get("/api/v1/licences/" + id + "?region=330000", "Yinzheng-Purpose", "COUNTER");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("ledger").path("body").path("licenceId").asString())
                .isEqualTo(id);
        assertThat(read.body().has("fields") && !read.body().path("fields").isNull())
                .isFalse();
        assertThat(read.text()).doesNotContain("虚构湖山");
    }

    @Test
    void the_same_request_twice_issues_one_licence() {
        var key = UUID.randomUUID().toString();
        var clerk = provinces.as("zj-market-clerk");
        var first = clerk.post("/api/v1/licences", food(), key);
        var second = clerk.post("/api/v1/licences", food(), key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        var other = clerk.post("/api/v1/licences", food().replace("湖山", "河山"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    private static JsonNode firstOperation(Answer issued) {
        var path = "/api/v1/licences/" + issued.body().path("licenceId").asString() + "/history";
        return provinces.as("zj-market-clerk").get(path).body().path("items").path(0);
    }

    @Test
    void licences_asked_for_at_the_same_time_go_to_the_ledger_together_and_each_has_its_own_answer() {
        var clients = Executors.newFixedThreadPool(24);
        try {
            var answers = IntStream.range(0, 24)
                    .mapToObj(i -> CompletableFuture.supplyAsync(LifeOfLicencesTest::issueFood, clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers.stream()
                            .map(answer -> answer.body().path("licenceId").asString()))
                    .doesNotHaveDuplicates();
            assertThat(answers.stream()
                            .map(answer -> answer.body().path("transactionId").asString())
                            .distinct()
                            .count())
                    .isLessThan(24);
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.body().path("count").asInt()).isEqualTo(1));
            var recorded =
                    answers.stream().map(LifeOfLicencesTest::firstOperation).toList();
            assertThat(recorded.stream().map(one -> one.path("requestId").asString()))
                    .doesNotHaveDuplicates();
            assertThat(recorded.stream().map(one -> one.path("transactionId").asString()))
                    .containsExactlyElementsOf(answers.stream()
                            .map(answer -> answer.body().path("transactionId").asString())
                            .toList());
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void a_licence_is_suspended_restored_changed_and_revoked_with_its_history() {
        var id = issueFood().body().path("licenceId").asString();
        var path = "licences/" + id + "/operations";
        provinces.post(
                "zj-market-clerk",
                path,
                "{\"operation\":\"SUSPEND\",\"cause\":\"INVESTIGATION\",\"causeText\":\"虚构原因\"}");
        provinces.post("zj-market-clerk", path, "{\"operation\":\"RESTORE\",\"cause\":\"CLEARED\"}");
        var changed = provinces.post(
                "zj-market-clerk",
                path,
                "{\"operation\":\"CHANGE\",\"cause\":\"ADDRESS\",\"successor\":" + food() + "}");
        var successor = changed.body().path("licenceId").asString();
        assertThat(successor).contains(".002.");
        var refused = provinces
                .as("zj-market-clerk")
                .post("/api/v1/" + path, "{\"operation\":\"SUSPEND\",\"cause\":\"INVESTIGATION\"}");
        assertThat(refused.code()).isEqualTo("TRANSITION_REFUSED");
        provinces.post(
                "zj-market-approver",
                "licences/" + successor + "/operations",
                "{\"operation\":\"END\",\"cause\":\"VIOLATION\",\"outcome\":\"REVOKED\"}");
        var history = provinces.as("zj-market-clerk").get("/api/v1/licences/" + id + "/history");
        assertThat(history.body().path("items").findValuesAsString("operation"))
                .containsExactly("ISSUE", "SUSPEND", "RESTORE", "CHANGE");
        var list = provinces.as("zj-market-clerk").get("/api/v1/licences?state=REVOKED");
        assertThat(list.text()).contains(successor);
    }

    @Test
    void a_wrong_order_is_refused_with_every_fault_and_leaves_nothing() {
        var wrong = food().replace("91330100MADEMA019Q", "91330100MADEMA0199").replace("2031-03-01", "2020-01-01");
        var answer = provinces.as("zj-market-clerk").post("/api/v1/licences", wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("INVALID_FIELDS");
        assertThat(answer.text())
                .contains("fields.socialCreditCode")
                .contains("fields.validTo")
                .contains("Q");
        assertThat(answer.text()).doesNotContain("91330100MADEMA0199");
    }

    @Test
    void roles_are_those_of_the_certificate() {
        var approver = provinces.as("zj-market-approver").post("/api/v1/licences", food());
        assertThat(approver.status()).isEqualTo(403);
        assertThat(approver.code()).isEqualTo("ROLE_REQUIRED");
        var otherType = provinces
                .as("zj-market-clerk")
                .post("/api/v1/licences", TestProvinces.sample("03-residence-permit", "\"type\":3"));
        assertThat(otherType.status()).isIn(403, 409);
    }

    @Test
    void a_licence_moves_to_another_province_in_two_steps() {
        var id = issueFood().body().path("licenceId").asString();
        provinces.post(
                "zj-market-approver",
                "licences/" + id + "/operations",
                "{\"operation\":\"TRANSFER_OUT\",\"cause\":\"RELOCATION\",\"toRegion\":\"360000\"}");
        var approver = provinces.as("zj-market-approver");
        assertThat(approver.post("/api/v1/licences/" + id + "/erasure", "").code())
                .as("the move can still be undone")
                .isEqualTo("STILL_MOVING");
        var taken = provinces.post(
                "jx-market-clerk",
                "transfers-in",
                "{\"fromRegion\":\"330000\",\"losingLicenceId\":\"" + id + "\",\"licence\":" + food() + "}");
        assertThat(taken.body().path("licenceId").asString()).contains("11360000MB0360081F");
        var undo = approver.post(
                "/api/v1/licences/" + id + "/operations", "{\"operation\":\"UNDO\",\"cause\":\"MISTAKE\"}");
        assertThat(undo.status()).isEqualTo(409);
        assertThat(approver.post("/api/v1/licences/" + id + "/erasure", "").status())
                .as("its identifier is closed for good")
                .isEqualTo(200);
    }

    @Test
    void a_licence_is_recognised_in_the_other_province_under_the_agreement() {
        var credential = issueFood().body().path("credential").asString();
        var recognition = "{\"credential\":\"" + credential + "\",\"matter\":\"OPEN-BRANCH\",\"causeText\":\"虚构事由\"}";
        var early = provinces.as("jx-market-clerk").post("/api/v1/recognitions", recognition);
        assertThat(early.code()).isEqualTo("AGREEMENT_NOT_IN_FORCE");

        var proposed = provinces.agreed("zj-platform", "agreements", """
                {"parties":["330000","360000"],"types":[1],"channels":["SHOW"],"from":"2026-01-01",
                "legalBasisText":"演示协议（虚构）"}
                """);
        var part = "agreements/" + proposed.replace(".1", "") + "/versions/1/";
        provinces.agreed("jx-platform", part + "acceptance", "{}");
        provinces.post("zj-platform-approver", part + "activation", "{}");

        var recognised = provinces.post("jx-market-clerk", "recognitions", recognition);
        var objection = provinces.post(
                "jx-market-clerk",
                "recognitions/" + recognised.body().path("recognition").asString() + "/objections",
                "{\"reason\":\"NAME_DIFFERS\",\"text\":\"虚构异议\"}");
        provinces.post(
                "zj-market-approver",
                "objections/" + objection.body().path("objection").asString() + "/answers",
                "{\"recogniserRegion\":\"360000\",\"outcome\":\"UPHELD\"}");
        var flipped =
                credential.substring(0, 60) + (credential.charAt(60) == 'A' ? 'B' : 'A') + credential.substring(61);
        var tampered =
                provinces.as("jx-market-clerk").post("/api/v1/recognitions", recognition.replace(credential, flipped));
        assertThat(tampered.status()).isEqualTo(422);
    }

    private static Answer lookUp(String form) {
        return provinces.as("zj-market-clerk").post("/public/v1/lookups", form);
    }
}
