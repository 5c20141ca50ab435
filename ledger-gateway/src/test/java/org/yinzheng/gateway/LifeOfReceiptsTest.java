// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestGateway.Answer;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Receipts over HTTP, one by one and in batches, on a real local peer with the real contracts. */
class LifeOfReceiptsTest {
    private static final String OUTPATIENT = "21-medical-outpatient-receipt";
    private static final String CODE = "33060126";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TestProvinces provinces = TestProvinces.shared();

    @BeforeAll
    static void grant() {
        provinces.post(
                "zj-finance",
                "number-blocks",
                "{\"code\":\"33060126\",\"first\":\"0000000001\",\"last\":\"0000001000\",\"unit\":\""
                        + TestProvinces.HOSPITAL + "\",\"lanes\":4}");
    }

    @Test
    void a_receipt_is_issued_stamped_claimed_by_two_up_to_its_total_and_reversed() {
        var order = TestProvinces.sample(OUTPATIENT, "\"type\":21,\"code\":\"33060126\"");
        var receipt = provinces.post("zj-hospital-clerk", "receipts", order);
        var path = "receipts/33060126/" + receipt.body().path("number").asString();
        provinces.post("zj-hospital-clerk", path + "/stamps", "{\"activity\":\"DELIVER\"}");

        var credential = receipt.body().path("credential").asString();
        var onPaper = "{\"kind\":\"receipt\",\"code\":\"33060126\",\"number\":\""
                + receipt.body().path("number").asString() + "\",\"checkValue\":\""
                + receipt.body().path("checkValue").asString() + "\",\"date\":\"2026-03-05\",\"totalFen\":18650}";
        assertThat(lookUp(onPaper).body().path("credential").asString()).isEqualTo(credential);
        assertThat(lookUp(onPaper.replace("18650", "18560")).code()).isEqualTo("LOOKUP_NO_MATCH");
        var first = provinces.post("zj-medinsure", "claims", claim(credential, 9000));
        provinces.post("jx-insurer", "claims", claim(credential, 9650));
        var beyond = provinces.as("jx-insurer").post("/api/v1/claims", claim(credential, 1));
        assertThat(beyond.status()).isEqualTo(409);
        assertThat(beyond.code()).isIn("CLAIM_EXCEEDS_REST", "ALREADY_CLAIMED");

        var claimed = provinces
                .as("zj-hospital-clerk")
                .post("/api/v1/" + path + "/reversal", "{\"reason\":\"ISSUED_IN_ERROR\"}");
        assertThat(claimed.code()).isEqualTo("RECEIPT_CLAIMED");
        var claims = provinces.as("zj-hospital-clerk").get("/api/v1/" + path + "/claims");
        assertThat(claims.body().path("items").size()).isEqualTo(2);
        assertThat(claims.text()).doesNotContain("9650");

        provinces.post("zj-medinsure", "claims/" + first.body().path("claimId").asString() + "/release", "{}");

        var other = provinces.post("zj-hospital-clerk", "receipts", order);
        var otherPath = "receipts/33060126/" + other.body().path("number").asString();
        var reversed = provinces.post("zj-hospital-clerk", otherPath + "/reversal", "{\"reason\":\"ISSUED_IN_ERROR\"}");
        assertThat(reversed.body().path("number").asString())
                .isNotEqualTo(other.body().path("number").asString());
        var read = provinces.as("zj-hospital-clerk").get("/api/v1/" + otherPath, "Yinzheng-Purpose", "COUNTER");
        assertThat(read.text()).contains("REVERSE");
        assertThat(provinces
                        .as("zj-hospital-clerk")
                        .get("/api/v1/" + path + "/receipt.pdf")
                        .text())
                .startsWith("%PDF");
    }

    @Test
    void a_batch_is_one_transaction_and_each_of_its_receipts_lives_on_its_own() {
        var batch = issue(batch(5)).body();
        var receipts = batch.path("receipts");
        assertThat(receipts.size()).isEqualTo(5);
        long first = batch.path("first").asLong();
        assertThat(receipts.valueStream().map(one -> one.path("number").asLong()))
                .containsExactlyElementsOf(
                        LongStream.range(first, first + 5).boxed().toList());
        assertThat(receipts.valueStream().map(one -> one.path("credential").asString()))
                .doesNotHaveDuplicates();
        assertThat(batch.path("transactionId").asString()).hasSize(64);

        var third = receipts.get(2);
        provinces.post("zj-hospital-clerk", path(third) + "/stamps", "{\"activity\":\"DELIVER\"}");
        var read = read(third);
        assertThat(read.body().path("proof")).isEqualTo(third.path("proof"));
        assertThat(read.body().path("ledger").path("batch").path("root").asString())
                .isEqualTo(batch.path("root").asString());
        assertThat(read.body().path("ledger").path("state").path("steps").has("DELIVER"))
                .isTrue();

        var bare = claim(third.path("credential").asString(), 100);
        provinces.post("zj-medinsure", "claims", bare);
        var proven = bare.replace("}", ",\"proof\":" + third.path("proof") + "}");
        provinces.post("jx-insurer", "claims", proven);
        var otherPlace = bare.replace("}", ",\"proof\":" + receipts.get(1).path("proof") + "}");
        assertThat(provinces
                        .as("zj-medinsure")
                        .post("/api/v1/claims", otherPlace)
                        .code())
                .isEqualTo("PROOF_WRONG");

        var reversed = provinces.post(
                "zj-hospital-clerk", path(receipts.get(4)) + "/reversal", "{\"reason\":\"ISSUED_IN_ERROR\"}");
        assertThat(reversed.body().path("reverses").asString())
                .endsWith(receipts.get(4).path("number").asString());
        assertThat(read(receipts.get(3)).body().path("ledger").path("state").isNull())
                .isTrue();
    }

    @Test
    void the_place_in_a_batch_is_told_to_who_names_the_receipts_code_and_asked_for_where_nobody_tells_it() {
        var receipts = issue(batch(3)).body().path("receipts");
        var receipt = receipts.get(1);
        var number = receipt.path("number").asString();
        var question = "{\"code\":\"%s\",\"number\":\"%s\",\"digest\":\"%s\"}"
                .formatted(CODE, number, receipt.path("digest").asString());
        var asked = provinces.as("jx-insurer").post("/public/v1/batch-places", question);
        assertThat(asked.body()).as(asked.text()).isEqualTo(receipt.path("proof"));
        var otherCode = question.replace(
                receipt.path("digest").asString(),
                receipts.get(0).path("digest").asString());
        assertThat(provinces
                        .as("jx-insurer")
                        .post("/public/v1/batch-places", otherCode)
                        .status())
                .isEqualTo(404);
        assertThat(provinces
                        .as("jx-insurer")
                        .post("/public/v1/batch-places", question.replace(number, "12"))
                        .status())
                .isEqualTo(422);

        for (int i = 0; i < 20; i++) {
            provinces.as("jx-insurer").post("/public/v1/batch-places", otherCode);
        }
        assertThat(provinces
                        .as("jx-insurer")
                        .post("/public/v1/batch-places", otherCode)
                        .code())
                .as("digests are not guessed without end")
                .isEqualTo("TOO_MANY_REQUESTS");

        var store = provinces.gateway().bean(DocumentStore.class);
        assertThat(store.discard(DocumentId.receipt("ZhejiangMSP", CODE, number)))
                .isTrue();
        var claim = claim(receipt.path("credential").asString(), 100);
        var refused = provinces.as("jx-insurer").post("/api/v1/claims", claim);
        assertThat(refused.code()).isEqualTo("BATCH_PLACE_REQUIRED");
        assertThat(refused.body().path("detail").asString()).contains("as \"proof\"");
        provinces.post("jx-insurer", "claims", claim.replace("}", ",\"proof\":" + receipt.path("proof") + "}"));
    }

    @Test
    void one_wrong_receipt_refuses_the_batch_naming_place_field_and_reason_and_nothing_is_written() {
        var before = kept();
        long next = next();
        var order = batch(6);
        ((ObjectNode) order.path("receipts").get(2).path("fields")).put("total", 1);
        ((ObjectNode) order.path("receipts").get(4).path("holders").get(0)).put("code", "330102190001010012");
        var answer = provinces.as("zj-hospital-clerk").post("/api/v1/receipt-batches", order.toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("INVALID_FIELDS");
        assertThat(answer.body().path("errors").findValuesAsString("field"))
                .containsExactly("receipts[2].fields.total", "receipts[4].holders[0].code");
        assertThat(answer.body().path("errors").findValuesAsString("code"))
                .containsExactly("TOTAL_MISMATCH", "CHECK_CHARACTER_WRONG");
        assertThat(answer.text()).doesNotContain("330102190001010012");
        assertThat(kept()).isEqualTo(before);
        assertThat(next()).isEqualTo(next);
    }

    @Test
    void the_same_batch_under_the_same_key_is_one_batch() {
        var key = UUID.randomUUID().toString();
        var clerk = provinces.as("zj-hospital-clerk");
        var order = batch(3);
        var first = clerk.post("/api/v1/receipt-batches", order.toString(), key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(clerk.post("/api/v1/receipt-batches", order.toString(), key).text())
                .isEqualTo(first.text());
        assertThat(clerk.post("/api/v1/receipt-batches", batch(4).toString(), key)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_batch_beyond_a_lane_or_beyond_the_limit_is_told_what_would_be_accepted() {
        var clerk = provinces.as("zj-hospital-clerk");
        var beyondLane = clerk.post("/api/v1/receipt-batches", batch(251).toString());
        assertThat(beyondLane.code()).isEqualTo("NUMBERS_EXHAUSTED");
        assertThat(beyondLane.body().path("detail").asString()).containsPattern("at most 2[0-9]{2} receipts");
        for (int wrong : new int[] {0, 1001}) {
            var answer = clerk.post("/api/v1/receipt-batches", batch(wrong).toString());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("1 to 1000");
        }
    }

    @Test
    void amounts_beyond_an_int_are_issued_and_claimed_and_sixteen_digits_are_refused() {
        // the type of the demonstration allows totals of 14 digits
        long much = 99_999_999_900_000L;
        var order =
                (ObjectNode) JSON.readTree(TestProvinces.sample(OUTPATIENT, "\"type\":21,\"code\":\"" + CODE + "\""));
        var fields = (ObjectNode) order.path("fields");
        fields.put("total", much + 17_650);
        fields.put("cashPayment", much + 17_650 - 9_000 - 6_000);
        ((ObjectNode) fields.path("items").get(0)).put("amount", much);
        var issued = provinces.post("zj-hospital-clerk", "receipts", order.toString());
        provinces.post(
                "zj-medinsure", "claims", claim(issued.body().path("credential").asString(), much));

        ((ObjectNode) fields.path("items").get(0)).put("amount", 1_000_000_000_000_000L);
        var refused = provinces.as("zj-hospital-clerk").post("/api/v1/receipts", order.toString());
        assertThat(refused.text()).contains("fields.items[0].amount").contains("at most 15 digits");
    }

    @Test
    void an_archived_receipt_is_erased_and_its_stamps_and_claims_stay() {
        var batch = issue(batch(2)).body();
        var receipt = batch.path("receipts").get(0);
        var path = path(receipt);
        var approver = provinces.as("zj-hospital-approver");
        assertThat(approver.post("/api/v1/" + path + "/erasure", "").code()).isEqualTo("STILL_KEPT");
        provinces.post("zj-hospital-clerk", path + "/stamps", "{\"activity\":\"ARCHIVE\"}");
        assertThat(provinces
                        .as("zj-hospital-clerk")
                        .post("/api/v1/" + path + "/erasure", "")
                        .code())
                .isEqualTo("ROLE_REQUIRED");
        var erased = approver.post("/api/v1/" + path + "/erasure", "");
        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(approver.post("/api/v1/" + path + "/erasure", "").text()).isEqualTo(erased.text());

        var read = provinces
                .as("zj-hospital-clerk")
                .get(
                        "/api/v1/" + path + "?batchFirst=" + batch.path("first").asString(),
                        "Yinzheng-Purpose",
                        "COUNTER");
        assertThat(read.body().path("ledger").path("state").path("steps").has("ARCHIVE"))
                .isTrue();
        assertThat(read.text()).doesNotContain("样本").doesNotContain("YZ1:");
        assertThat(provinces
                        .as("zj-hospital-clerk")
                        .get("/api/v1/" + path + "/receipt.pdf")
                        .code())
                .isEqualTo("DOCUMENT_ERASED");
        // its neighbour is whole
        assertThat(read(batch.path("receipts").get(1)).text()).contains("样本");
    }

    @Test
    void an_invoice_of_the_tax_platform_is_used_by_one_at_a_time() {
        var path = "invoices/26332000000000000001";
        assertThat(provinces.as("zj-medinsure").get("/api/v1/" + path).status()).isEqualTo(404);
        provinces.post("zj-medinsure", path + "/uses", "{\"kind\":\"REIMBURSEMENT\"}");
        var second = provinces.as("jx-insurer").post("/api/v1/" + path + "/uses", "{\"kind\":\"REIMBURSEMENT\"}");
        assertThat(second.code()).isEqualTo("INVOICE_CLAIMED");
        assertThat(second.text()).contains("in use since 20");
        assertThat(provinces
                        .as("jx-insurer")
                        .post("/api/v1/" + path + "/release", "{\"reason\":\"BOOKED_IN_ERROR\"}")
                        .code())
                .isEqualTo("NOT_CLAIMANT");
        provinces.post("zj-medinsure", path + "/release", "{\"reason\":\"BOOKED_IN_ERROR\"}");
        provinces.post("jx-insurer", path + "/uses", "{\"kind\":\"REIMBURSEMENT\"}");
        var read = provinces.as("zj-hospital-clerk").get("/api/v1/" + path);
        assertThat(read.body().path("seq").asLong()).isEqualTo(2);
        assertThat(read.body().path("status").asString()).isEqualTo("CLAIMED");
        var wrong = provinces.as("zj-medinsure").post("/api/v1/invoices/123/uses", "{\"kind\":\"REIMBURSEMENT\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("20 digits");
    }

    private static ObjectNode batch(int count) {
        var receipt = TestProvinces.sample(OUTPATIENT);
        var receipts = IntStream.range(0, count).mapToObj(i -> receipt).collect(Collectors.joining(","));
        return (ObjectNode) JSON.readTree("{\"type\":21,\"code\":\"" + CODE + "\",\"receipts\":[" + receipts + "]}");
    }

    private static Answer issue(JsonNode batch) {
        return provinces.post("zj-hospital-clerk", "receipt-batches", batch.toString());
    }

    private static String path(JsonNode receipt) {
        return "receipts/" + CODE + "/" + receipt.path("number").asString();
    }

    private static Answer read(JsonNode receipt) {
        return provinces.as("zj-hospital-clerk").get("/api/v1/" + path(receipt), "Yinzheng-Purpose", "COUNTER");
    }

    private static int kept() {
        return provinces
                .as("zj-hospital-clerk")
                .get("/api/v1/receipts?limit=200")
                .body()
                .path("documents")
                .size();
    }

    /** The sum of what the lanes issue next: it grows with every number. */
    private static long next() {
        return provinces
                .as("zj-hospital-clerk")
                .get("/api/v1/number-blocks?code=" + CODE)
                .body()
                .path("items")
                .valueStream()
                .mapToLong(lane -> lane.path("next").asLong())
                .sum();
    }

    private static Answer lookUp(String form) {
        return provinces.as("zj-market-clerk").post("/public/v1/lookups", form);
    }

    private static String claim(String credential, long fen) {
        return "{\"credential\":\"" + credential + "\",\"amountFen\":" + fen + ",\"kind\":\"MEDICAL_INSURANCE\"}";
    }
}
