// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.demo.Seed;
import org.yinzheng.launcher.process.DataFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The codes that the demo offers to people who hold no document. */
@ExtendWith(RunningNetwork.Extension.class)
final class DemoCodesIT {
    private static final String ELSEWHERE = "360000";

    @Test
    void each_code_has_the_verdict_that_it_is_named_after(RunningNetwork network) throws Exception {
        Path run = network.data().resolve("run");
        new Seed(network.gateway(), run, new Console()).samples();
        network.awaitVerifier();
        List<String> names = new ArrayList<>();
        for (JsonNode sample : new JsonMapper()
                .readTree(Files.readAllBytes(DataFolder.demoCodes(run)))
                .path("samples")) {
            JsonNode verdict = network.verifier().verify(sample.path("text").asString(), ELSEWHERE, null);
            names.add(sample.path("id").asString());
            assertThat(verdict.path("code").asString())
                    .as(verdict.toPrettyString())
                    .isEqualTo(names.get(names.size() - 1));
            assertThat(verdict.path("tone").asString())
                    .isEqualTo(sample.path("tone").asString());
        }
        assertThat(names)
                .containsExactly(
                        "VALID",
                        "NOT_RECOGNISED_HERE",
                        "SUSPENDED",
                        "REVOKED",
                        "EXPIRED",
                        "REVERSED",
                        "TAMPERED",
                        "UNKNOWN_ISSUER");
    }
}
