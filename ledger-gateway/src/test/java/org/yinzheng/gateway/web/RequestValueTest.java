// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;

class RequestValueTest {
    private static void refused(ThrowingCallable reading, String accepted) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(reading).satisfies(e -> {
            assertThat(e.problem()).isEqualTo(Problem.INVALID_PARAMETER);
            assertThat(e.errors()).containsExactly(new FieldError("it", "INVALID", accepted));
        });
    }

    /** The last ones are the last that Java can name: nothing can be counted on from there. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "2026-13-01", "2026-13", "320102199003071234", "+999999999-12-31", "+999999999-12"})
    void what_is_no_day_and_no_month_is_refused_and_not_repeated(String text) {
        refused(() -> RequestValue.day("it", text), "a day written 2026-11-26");
        refused(() -> RequestValue.month("it", text), "a month written 2026-11");
    }

    @Test
    void other_values_are_refused_with_what_would_be_accepted() {
        refused(() -> RequestValue.uuid("it", "x"), "a UUID");
        refused(() -> RequestValue.number("it", "9".repeat(40)), "a whole number");
        refused(
                () -> RequestValue.word("it", "x", DayOfWeek.class),
                "one of the words MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY");
    }

    @Test
    void what_is_meant_is_read() {
        assertThat(RequestValue.day("it", "2026-11-26")).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(RequestValue.month("it", "2026-11")).isEqualTo(YearMonth.of(2026, 11));
        assertThat(RequestValue.uuid("it", "11111111-1111-4111-8111-11111111111A"))
                .isEqualTo("11111111-1111-4111-8111-11111111111a");
        assertThat(RequestValue.number("it", "7")).isEqualTo(7);
        assertThat(RequestValue.word("it", "MONDAY", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
    }
}
