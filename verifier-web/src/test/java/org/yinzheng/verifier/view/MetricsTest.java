// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.verifier.testledger.RunningVerifier;
import org.yinzheng.verifier.testledger.SampleLedger;

class MetricsTest {

    @TempDir
    Path folder;

    @Test
    void what_was_followed_and_checked_can_be_read_as_numbers_without_a_word_of_the_documents() throws Exception {
        var ledger = SampleLedger.now();
        try (var verifier = RunningVerifier.start(ledger.chain, folder)) {
            verifier.verify(ledger.text("valid"), "330000");
            verifier.verify(ledger.text("valid"), "330000");
            verifier.verify(ledger.text("revoked"), "330000");
            var metrics = metrics(verifier);
            assertThat(metrics)
                    .contains("yinzheng_follower_height "
                            + (double) ledger.chain.blocks().size())
                    .contains("yinzheng_follower_fresh 1.0")
                    .contains("yinzheng_follower_following 1.0")
                    .contains("yinzheng_follower_frozen_organisations 0.0")
                    .containsPattern("yinzheng_follower_record_age_seconds -?[0-9]")
                    .contains("yinzheng_alarm{code=\"chain_forked\"} 0.0")
                    .contains("yinzheng_verdicts_total{code=\"VALID\"} 2.0")
                    .contains("yinzheng_verdicts_total{code=\"REVOKED\"} 1.0")
                    .contains("yinzheng_verdicts_total{code=\"TAMPERED\"} 0.0")
                    .contains("yinzheng_check_seconds_count 3")
                    .containsPattern("yinzheng_certificate_days_left\\{certificate=\"[0-9a-f]{16}\",kind=\"client\"");
            assertThat(metrics)
                    .doesNotContain(ledger.text("valid"))
                    .doesNotContain("YZ1:")
                    .doesNotContain("1.2.156");
        }
    }

    private static String metrics(RunningVerifier verifier) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(verifier.address().resolve("actuator/prometheus"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
