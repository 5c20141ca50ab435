// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.DocumentId;
import org.yinzheng.gateway.document.DocumentStore;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.document.Reading;
import tools.jackson.databind.json.JsonMapper;

final class LookupOverHttpTest {
    private static final DocumentId RECEIPT = DocumentId.receipt("ZhejiangMSP", "33060126", "0000007001");
    private static final String RIGHT = """
            {"kind":"receipt","code":"33060126","number":"0000007001","checkValue":"K7M2QX",\
            "date":"2026-03-05","totalFen":18650}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final TestGateway gateway = TestGateway.shared();

    @BeforeAll
    static void issue() {
        gateway.bean(DocumentStore.class)
                .save(new NewDocument(
                        RECEIPT,
                        21,
                        "11330000MB03300858",
                        "ISSUED",
                        Optional.empty(),
                        Optional.of(new ReceiptForm("33060126", "0000007001", "K7M2QX", "2026-03-05", 18_650).phrase()),
                        new DocumentContent(
                                JsonMapper.shared().createObjectNode().put("payerName", "样本·庚"),
                                List.of(),
                                Map.of("cti", "00".repeat(16)),
                                "YZ1:MFRGG")));
    }

    private static HttpResponse<String> post(String body, String language) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(gateway.uri("/public/v1/lookups"))
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void whoever_holds_the_paper_gets_the_credential_without_a_login_and_nothing_else() throws Exception {
        HttpResponse<String> answer = post(RIGHT, "en");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"credential\":\"YZ1:MFRGG\"}");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(gateway.bean(DocumentStore.class).readings(RECEIPT, 10))
                .anyMatch(entry -> entry.reading().equals(new Reading("public", "LOOKUP_BY_HAND")));
    }

    @Test
    void an_unknown_receipt_and_a_wrong_value_have_the_same_bytes_for_an_answer() throws Exception {
        HttpResponse<String> wrongValue = post(RIGHT.replace("18650", "18651"), "en");
        HttpResponse<String> noSuch = post(RIGHT.replace("0000007001", "0000007002"), "en");
        assertThat(wrongValue.statusCode()).isEqualTo(404).isEqualTo(noSuch.statusCode());
        assertThat(wrongValue.body()).isEqualTo(noSuch.body()).contains("LOOKUP_NO_MATCH");
        assertThat(post(RIGHT.replace("18650", "18651"), "zh-CN").body()).contains("没有与所填各项全部一致");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"kind\":\"passport\"}",
                "{\"kind\":\"receipt\"}",
                "{\"kind\":\"licence\",\"shortNumber\":\"?\"}",
                "{\"kind\":\"receipt\",\"code\":\"33060126\",\"number\":1}",
                "{\"kind\":\"licence\",\"unknown\":1}"
            })
    void what_is_no_form_is_a_problem_and_repeats_nothing(String body) throws Exception {
        HttpResponse<String> answer = post(body, "en");
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("passport");
    }
}
