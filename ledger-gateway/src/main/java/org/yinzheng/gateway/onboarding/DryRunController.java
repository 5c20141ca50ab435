// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.onboarding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.InvalidRequestException;
import tools.jackson.databind.JsonNode;

/** Tries a licence type before it is published; nothing is recorded anywhere. */
@RestController
class DryRunController {
    private final TypeTrial trial;

    DryRunController(
            ObjectProvider<Clock> clock,
            @Value("${yinzheng.gateway.dry-run-verifier:https://verify.example.gov.cn/}") URI verifier) {
        this.trial = new TypeTrial(verifier, clock.getIfAvailable(Clock::systemUTC));
    }

    @Operation(
            summary = "Try a type's file on a sample: faults, size of the code, the page",
            description = "The answer is a report, whether or not the type is accepted; pdf is base64.",
            tags = "types")
    @PostMapping("/api/v1/licence-types/dry-runs")
    TrialReport dryRun(Caller caller, @RequestBody Trial body) {
        return trial.run(body.type().toString(), body.sample().toString());
    }

    /**
     * What is tried.
     *
     * @param type the type's file
     * @param sample a document of that type, as an agency would hand it in
     */
    @Schema(name = "DryRun")
    record Trial(JsonNode type, JsonNode sample) {
        Trial {
            if (type == null || sample == null) {
                throw new InvalidRequestException("type and sample are required");
            }
        }

        @Override
        public String toString() {
            return "Trial";
        }
    }
}
