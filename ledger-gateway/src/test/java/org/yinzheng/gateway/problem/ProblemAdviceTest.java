// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {
    @RestController
    private static final class Failing {
        private final Supplier<RuntimeException> failure;

        Failing(Supplier<RuntimeException> failure) {
            this.failure = failure;
        }

        @GetMapping("/asked")
        String asked() {
            throw failure.get();
        }
    }

    @Test
    void what_a_record_says_of_a_request_is_told_to_the_caller() throws Exception {
        var answer = asked(() -> new InvalidRequestException("limit must be 1 to 100"));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("INVALID_FIELDS", "limit must be 1 to 100");
    }

    @Test
    void a_mistake_of_ours_is_not_the_callers_and_its_words_stay_inside() throws Exception {
        var answer = asked(() -> new IllegalArgumentException("No enum constant State.320102199003071234"));
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).contains("INTERNAL").doesNotContain("enum", "320102");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void what_a_database_says_of_a_row_stays_out_of_answer_and_log(CapturedOutput log) throws Exception {
        var row = new SQLException("Failing row contains (320102199003071234)", "23514");
        var answer = asked(() -> new DataIntegrityViolationException(row.getMessage(), row));
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString()).contains("INTERNAL").doesNotContain("320102");
        assertThat(log).contains("SQL state 23514").doesNotContain("320102");
    }

    private static MockHttpServletResponse asked(Supplier<RuntimeException> failure) throws Exception {
        return MockMvcBuilders.standaloneSetup(new Failing(failure))
                .setControllerAdvice(new ProblemAdvice(new ProblemTexts()))
                .build()
                .perform(get("/asked"))
                .andReturn()
                .getResponse();
    }
}
