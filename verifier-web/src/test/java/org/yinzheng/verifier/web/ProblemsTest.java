// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemsTest {

    private static final String NUMBER = "320102199003071234";

    @RestController
    private static final class Failing {
        @GetMapping("/asked")
        String asked() {
            throw new NumberFormatException("For input string: " + NUMBER);
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_mistake_of_ours_has_a_code_and_its_words_reach_neither_caller_nor_log(CapturedOutput log) throws Exception {
        var answer = MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(new Problems())
                .build()
                .perform(get("/asked"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"INTERNAL\"").doesNotContain(NUMBER);
        assertThat(log).contains("java.lang.NumberFormatException").doesNotContain(NUMBER);
    }
}
