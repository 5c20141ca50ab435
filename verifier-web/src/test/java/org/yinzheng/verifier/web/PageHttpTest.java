// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleVerifier;
import org.yinzheng.verifier.testledger.WithSampleVerifier;

/** The page and its headers, and what tells how far the ledger was read. */
@ExtendWith(WithSampleVerifier.class)
class PageHttpTest {

    private final RunningVerifier verifier;

    PageHttpTest(SampleVerifier samples) {
        verifier = samples.running();
    }

    @Test
    void a_file_of_the_page_is_asked_for_again_each_time_and_sent_when_its_bytes_are_others() {
        var page = verifier.send(HttpRequest.newBuilder(verifier.address()).build());
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("last-modified")).isEmpty();
        for (var file : List.of("assets/app.js", "assets/credential/verify.js", "assets/shared/tokens.css")) {
            var address = verifier.address().resolve(file);
            var first = verifier.send(HttpRequest.newBuilder(address).build());
            assertThat(first.headers().firstValue("cache-control")).as(file).hasValue("no-cache");
            assertThat(first.headers().firstValue("last-modified")).as(file).isEmpty();
            var again = HttpRequest.newBuilder(address)
                    .header("If-None-Match", first.headers().firstValue("etag").orElseThrow())
                    .build();
            assertThat(verifier.send(again).statusCode()).as(file).isEqualTo(304);
            var packed = verifier.send(HttpRequest.newBuilder(address)
                    .header("Accept-Encoding", "gzip")
                    .build());
            assertThat(packed.headers().firstValue("content-encoding")).as(file).hasValue("gzip");
        }
    }

    @Test
    void the_page_and_its_answers_carry_strict_headers() {
        var response = verifier.send(HttpRequest.newBuilder(verifier.address()).build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        assertThat(response.body()).doesNotContain("http://", "https://");
        var answer = verifier.post("api/v1/verifications", "{\"text\":\"x\"}");
        assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
    }

    @Test
    void the_view_and_health_tell_how_far_it_has_read() {
        var view = verifier.get("api/v1/view");
        assertThat(view.path("fresh").asBoolean()).isTrue();
        assertThat(view.path("alarms")).isEmpty();
        assertThat(verifier.get("actuator/health").path("status").asString()).isEqualTo("UP");
        assertThat(verifier.get("api/v1/choices").at("/regions/0/code").asString())
                .isEqualTo("330000");
    }
}
