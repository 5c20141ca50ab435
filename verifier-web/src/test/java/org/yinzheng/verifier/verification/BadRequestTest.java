// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleVerifier;
import org.yinzheng.verifier.testledger.WithSampleVerifier;
import tools.jackson.databind.json.JsonMapper;

/** What asks for a check in a way that is not accepted. */
@ExtendWith(WithSampleVerifier.class)
class BadRequestTest {

    private final RunningVerifier verifier;

    BadRequestTest(SampleVerifier samples) {
        verifier = samples.running();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | JSON_MALFORMED",
                "[] | 400 | JSON_MALFORMED",
                "{\"text\":\"a\",\"text\":\"b\"} | 400 | JSON_MALFORMED",
                "{\"text\":\"a\",\"other\":1} | 400 | JSON_MALFORMED",
                "{\"here\":\"330000\"} | 400 | TEXT_MISSING",
                "{\"text\":\"a\",\"here\":\"990000\"} | 400 | REGION_UNKNOWN",
                "{\"text\":\"a\",\"here\":\"Zhejiang\"} | 400 | REGION_UNKNOWN",
                "{\"text\":\"a\",\"matter\":\"<b>\"} | 400 | MATTER_MALFORMED",
                "{\"text\":\"a\",\"asOf\":\"yesterday\"} | 400 | AS_OF_MALFORMED",
                "{\"text\":\"a\",\"asOf\":\"2999-01-01\"} | 400 | AS_OF_OUT_OF_RANGE",
                "{\"text\":\"a\",\"asOf\":\"+999999999-12-31\"} | 400 | AS_OF_MALFORMED",
                "{\"text\":\"a\",\"asOf\":\"1999-01-01\"} | 400 | AS_OF_OUT_OF_RANGE",
                "{\"text\":\"a\",\"nonce\":\"0123456789abcd\"} | 400 | CHALLENGE_MALFORMED",
                "{\"text\":\"a\",\"nonce\":\"0123456789ABCDEF\"} | 400 | CHALLENGE_MALFORMED",
                "{\"text\":\"a\",\"audience\":\"\"} | 400 | CHALLENGE_MALFORMED",
            })
    void a_bad_request_is_a_problem_with_a_stable_code(String body, int status, String code) {
        var response = verifier.post("api/v1/verifications", body);
        assertThat(response.statusCode()).isEqualTo(status);
        var problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(response.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 20_000})
    void an_oversized_body_is_refused_at_its_limit(int kilobytes) {
        var response = verifier.post("api/v1/verifications", "{\"text\":\"" + "A".repeat(kilobytes * 1024) + "\"}");
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void deep_json_is_refused() {
        var response = verifier.post("api/v1/verifications", "{\"text\":" + "[".repeat(20_000));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void unknown_addresses_methods_and_types_are_problems() {
        assertThat(verifier.post("api/v1/nothing", "{}").body()).contains("NOT_FOUND");
        assertThat(verifier.post("api/v1/view", "{}").body()).contains("METHOD_NOT_ALLOWED");
        assertThat(verifier.post("api/v1/verifications", "text/plain", "x".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("MEDIA_TYPE_UNSUPPORTED");
    }
}
