// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.TestGateway.Answer;

final class DryRunOverHttpTest {
    private static final String PATH = "/api/v1/licence-types/dry-runs";

    private final TestGateway gateway = TestGateway.shared();

    private Answer dryRun(String type, String sample) {
        return gateway.as("zj-market-clerk").post(PATH, "{\"type\":" + type + ",\"sample\":" + sample + "}");
    }

    @Test
    void a_type_and_its_sample_give_figures_and_a_page() throws IOException {
        Answer answer =
                dryRun(DemoTypes.type("01-food-business-licence"), DemoTypes.sample("01-food-business-licence"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asBoolean(false)).isTrue();
        assertThat(answer.body().path("faults")).isEmpty();
        assertThat(answer.body().path("largest").path("qrVersion").asInt(0)).isEqualTo(17);
        byte[] pdf =
                Base64.getDecoder().decode(answer.body().path("pdf").path("pdf").asString(""));
        try (PDDocument page = Loader.loadPDF(pdf)) {
            assertThat(page.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void faults_are_an_answer_and_not_an_error() throws IOException {
        String sample = DemoTypes.sample("01-food-business-licence").replace("2031-03-01", "2020-03-01");
        Answer answer = dryRun(DemoTypes.type("01-food-business-licence"), sample);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asBoolean(true)).isFalse();
        assertThat(answer.body().path("faults").get(0).path("code").asString(""))
                .isEqualTo("DATES_OUT_OF_ORDER");
    }

    @Test
    void a_body_without_its_two_parts_is_a_problem() {
        assertThat(gateway.as("zj-market-clerk").post(PATH, "{}").status()).isEqualTo(422);
        assertThat(gateway.as("zj-market-clerk").post(PATH, "7").status()).isBetween(400, 422);
    }
}
