// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/** Verdicts stated by hand, and the same verdicts from the files that other verifiers read too. */
class VectorsTest {

    private static List<Cases.Case> cases() {
        return VectorFiles.CASES.values().stream()
                .flatMap(cases -> cases.get().stream())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> each_situation_has_its_verdict() {
        return cases().stream()
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> {
                    Scene scene = new Scene();
                    Verdict verdict = scene.verify(it.text().apply(scene));
                    assertThat(verdict.code()).as(verdict.checks().toString()).isEqualTo(it.code());
                    assertThat(verdict.check(it.step()).reason()).isEqualTo(it.reason());
                    if (it.code() == VerdictCode.VALID) {
                        assertThat(verdict.decidedBy()).isEmpty();
                        assertThat(verdict.checks())
                                .allMatch(check -> check.result() == CheckResult.PASS
                                        // offline a status list answers in the record's place
                                        || check.step() == CheckStep.RECORD && verdict.code() == VerdictCode.VALID);
                    } else {
                        assertThat(verdict.decidedBy()).contains(it.step());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_vector_file_holds_step_by_step() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : VectorFiles.CASES.keySet()) {
            VectorFiles.File file = VectorFiles.read(name);
            for (VectorFiles.Vector vector : file.vectors()) {
                tests.add(DynamicTest.dynamicTest(name + ": " + vector.name(), () -> {
                    Snapshot world = Objects.requireNonNull(file.worlds().get(vector.world()), vector.world());
                    Verdict verdict = CredentialVerifier.verify(vector.text(), world.context());
                    assertThat(verdict.code()).isEqualTo(vector.code());
                    assertThat(verdict.decidedBy()).isEqualTo(vector.decidedBy());
                    assertThat(VectorFiles.steps(verdict)).isEqualTo(vector.steps());
                    assertThat(verdict.assurance()).isEqualTo(vector.assurance());
                    assertThat(VectorFiles.shown(verdict)).isEqualTo(vector.shown());
                    assertThat(VectorFiles.said(verdict)).isEqualTo(vector.said());
                    assertThat(verdict.presented().isPresent())
                            .as("the holder's words, beside the document only")
                            .isEqualTo(
                                    verdict.document().isPresent() && verdict.assurance() == Verdict.Assurance.HOLDER);
                }));
            }
        }
        return tests.stream();
    }

    @Test
    void the_files_hold_every_situation() throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : VectorFiles.CASES.keySet()) {
            VectorFiles.read(name).vectors().forEach(vector -> names.add(vector.name()));
        }
        assertThat(names)
                .containsExactlyElementsOf(
                        cases().stream().map(Cases.Case::name).toList());
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void every_code_and_every_reason_is_reached() {
        Set<VerdictCode> codes = EnumSet.noneOf(VerdictCode.class);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Cases.Case it : cases()) {
            Scene scene = new Scene();
            Verdict verdict = scene.verify(it.text().apply(scene));
            codes.add(verdict.code());
            verdict.checks().forEach(check -> reasons.add(check.reason()));
        }
        assertThat(codes).containsExactlyInAnyOrder(VerdictCode.values());
        assertThat(reasons).containsExactlyInAnyOrder(Reason.values());
    }

    @Test
    void nothing_of_a_document_is_shown_before_signature_issuer_and_record_hold() {
        for (Cases.Case it : cases()) {
            Scene scene = new Scene();
            Verdict verdict = scene.verify(it.text().apply(scene));
            boolean held = verdict.decidedBy()
                    .map(step -> step.compareTo(CheckStep.RECORD) > 0
                            || verdict.check(step).result() != CheckResult.FAIL)
                    .orElse(true);
            assertThat(verdict.document().isPresent()).as(it.name()).isEqualTo(held);
        }
    }

    @Test
    void after_a_failed_step_no_other_is_made() {
        for (Cases.Case it : cases()) {
            Scene scene = new Scene();
            Verdict verdict = scene.verify(it.text().apply(scene));
            boolean failed = false;
            for (var check : verdict.checks()) {
                assertThat(!failed || check.result() == CheckResult.NOT_CHECKED)
                        .as(it.name())
                        .isTrue();
                failed |= check.result() == CheckResult.FAIL;
            }
        }
    }
}
