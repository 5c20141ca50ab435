// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/** Days at the ends of the calendar, which the vector files do not all hold. */
class FieldsTest {
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -719163, 2932897, Long.MAX_VALUE})
    void a_day_outside_the_years_1_to_9999_is_refused(long day) {
        var verdict = verdict(day);
        assertThat(verdict.code()).isEqualTo(VerdictCode.UNREADABLE);
        assertThat(verdict.check(CheckStep.FIELDS).reason()).isEqualTo(Reason.FIELDS_NOT_OF_TYPE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-719162, 0, 2932896})
    void every_day_of_those_years_is_read(long day) {
        assertThat(verdict(day).check(CheckStep.FIELDS).result()).isEqualTo(CheckResult.PASS);
    }

    private static Verdict verdict(long day) {
        var scene = new Scene();
        var fields = new TreeMap<>(Scene.licenceFields());
        fields.put(2, FieldValue.number(day));
        return scene.verify(scene.issue(Scene.licenceClaims(Scene.LICENCE, Scene.SIGNED, Optional.empty(), fields)));
    }
}
