// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is a problem that says what would be accepted, and never repeats a value. */
class BadInputTest {
    private final TestGateway.Client clerk = TestGateway.shared().as("zj-market-clerk");
    private final TestGateway.Client registrar = TestGateway.shared().as("zj-registrar");

    @Test
    void broken_json_is_named_with_its_place() {
        var answer = clerk.post("/api/v1/licences", "{\"type\":1,");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_BODY");
        assertThat(answer.text()).contains("line 1");
    }

    @Test
    void something_after_the_end_is_refused() {
        var answer = clerk.post("/api/v1/licences", "{\"type\":1,\"holders\":[],\"fields\":{}} {}");
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void an_unknown_member_is_refused_with_the_known_ones() {
        var answer = clerk.post("/api/v1/licences", "{\"type\":1,\"holders\":[],\"fields\":{},\"agency\":\"x\"}");
        assertThat(answer.code()).isEqualTo("UNKNOWN_MEMBER");
        assertThat(answer.body().path("errors").get(0).path("detail").asString())
                .contains("fields");
    }

    @Test
    void deep_json_is_refused() {
        var deep = "{\"type\":1,\"holders\":[],\"fields\":" + "{\"a\":".repeat(60) + "1" + "}".repeat(60) + "}";
        assertThat(clerk.post("/api/v1/licences", deep).status()).isIn(400, 413);
    }

    @Test
    void a_body_beyond_the_limit_is_refused_before_it_is_parsed() {
        var answer = clerk.post("/api/v1/licences", "{\"type\":\"" + "x".repeat(1_100_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    }

    /** Whatever way the address is spelt. */
    @Test
    void a_file_beyond_the_limit_is_refused_under_an_encoded_address_too() {
        var file = "x".repeat(12 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
        assertThat(clerk.post("/%61pi/v1/reports/reconciliation?day=2026-11-26", file, "text/csv")
                        .code())
                .isEqualTo("BODY_TOO_LARGE");
    }

    /** What says no length before it comes is counted while it comes. */
    @Test
    void a_body_of_untold_length_is_refused_at_the_same_limit() throws Exception {
        var body = "{\"kind\":\"" + "x".repeat(1_100_000) + "\"}";
        var request = HttpRequest.newBuilder(TestGateway.shared().uri("/public/v1/lookups"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII))))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("BODY_TOO_LARGE");
    }

    @Test
    void a_change_without_a_key_is_refused() {
        var order = "{\"type\":1,\"holders\":[],\"fields\":{}}";
        assertThat(clerk.post("/api/v1/licences", order, "short").code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(clerk.post("/api/v1/licences", order.getBytes(StandardCharsets.US_ASCII), "application/json")
                        .code())
                .as("none at all")
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void a_wrong_check_character_is_answered_with_the_expected_one_and_without_the_value() {
        var body = "{\"agency\":\"11330000MB03300859\",\"iss\":\"33MKT\",\"labels\":{\"zh\":\"甲\",\"en\":\"A\"},"
                + "\"roles\":[],\"types\":[],\"earliestCertificate\":0}";
        var answer = registrar.post("/api/v1/agencies", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").get(0).path("code").asString()).isEqualTo("CHECK_CHARACTER_WRONG");
        assertThat(answer.text()).contains("check character 8 expected").doesNotContain("11330000MB03300859");
    }

    @Test
    void a_number_as_text_and_a_word_out_of_a_list_are_refused() {
        assertThat(registrar
                        .post("/api/v1/adoptions", "{\"type\":\"one\",\"version\":1}")
                        .status())
                .isEqualTo(422);
        var keeper = TestGateway.shared().as("zj-market-keeper");
        assertThat(keeper.post("/api/v1/keys", "{\"use\":\"ANYTHING\"}").status())
                .isEqualTo(422);
    }

    @Test
    void an_unknown_address_and_a_wrong_method_are_problems() {
        assertThat(clerk.get("/api/v1/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(clerk.get("/api/v1/transfers-in").code()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void a_page_size_out_of_range_is_refused() {
        for (String list : List.of("licences", "receipts", "approvals")) {
            var many = clerk.get("/api/v1/" + list + "?limit=100000");
            assertThat(many.status()).as(list).isEqualTo(422);
            assertThat(many.text()).contains("limit must be 1 to 200");
        }
        var ten = clerk.get("/api/v1/licences?limit=ten");
        assertThat(ten.status()).isEqualTo(400);
        assertThat(ten.body().path("errors").get(0).path("field").asString()).isEqualTo("limit");
        assertThat(ten.text()).contains("a whole number");
        assertThat(clerk.get("/api/v1/bulk-jobs/11111111-1111-4111-8111-111111111111/rows?state=NONE")
                        .text())
                .contains("one of the words READY, BAD");
        assertThat(clerk.get("/api/v1/reports/monthly").text()).contains("month", "it is required");
    }

    @Test
    void no_code_at_all_is_unreadable() {
        var answer = clerk.post("/api/v1/recognitions", "{\"credential\":\"hello\",\"matter\":\"M\"}");
        assertThat(answer.code()).isEqualTo("CREDENTIAL_UNREADABLE");
    }
}
