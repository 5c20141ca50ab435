// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordlessTest {
    private static final String NUMBER = "320102199003071234";

    private static String logged(Throwable e) {
        var text = new StringWriter();
        Wordless.trace(e).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void the_log_gets_the_classes_and_the_places_of_a_failure_and_not_its_words() {
        var cause = new NumberFormatException("For input string: " + NUMBER);
        var failure = new IllegalStateException(NUMBER + " cannot be read", cause);
        failure.addSuppressed(new IllegalArgumentException(NUMBER));
        assertThat(logged(failure))
                .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException", "WordlessTest.java:")
                .doesNotContain(NUMBER);
    }

    @Test
    void a_databases_codes_say_what_failed_where_its_words_would_repeat_the_row() {
        var refused = new SQLException("Failing row contains (" + NUMBER + ")", "23514", 19);
        assertThat(logged(new IllegalStateException(refused)))
                .contains("java.sql.SQLException, SQL state 23514, code 19")
                .doesNotContain(NUMBER);
    }

    @Test
    void causes_that_run_in_a_circle_come_to_an_end() {
        var first = new IllegalStateException("one");
        first.initCause(new IllegalStateException("another", first));
        assertThat(Stream.iterate((Throwable) Wordless.trace(first), Objects::nonNull, Throwable::getCause))
                .hasSizeLessThan(20);
    }
}
