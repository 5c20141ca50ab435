// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yinzheng.chaincode.refusal.Refusal;

/** Every state against every step. */
final class ReceiptRulesTest {
    private static final ReceiptNumber RECEIPT = new ReceiptNumber("33010126", "0000000007");
    private static final List<Activity> STEPS =
            List.of(Activity.DELIVER, Activity.PAPER, Activity.PAPER_RECALL, Activity.ARCHIVE, Activity.REVERSE);

    /** State: what each of STEPS, a reversal with an open claim and a claim come to. */
    private static final Map<String, String> TABLE = new TreeMap<>(Map.ofEntries(
            row("ISSUED", "ok", "ok", "NO_PAPER_COPY", "ok", "ok", "RECEIPT_CLAIMED", "ok"),
            row("DELIVER", "ALREADY_DELIVERED", "ok", "NO_PAPER_COPY", "ok", "ok", "RECEIPT_CLAIMED", "ok"),
            row("PAPER", "ok", "PAPER_ALREADY_ISSUED", "ok", "ok", "PAPER_NOT_RECALLED", "RECEIPT_CLAIMED", "ok"),
            row(
                    "PAPER PAPER_RECALL",
                    "ok",
                    "PAPER_ALREADY_ISSUED",
                    "PAPER_ALREADY_RECALLED",
                    "ok",
                    "ok",
                    "RECEIPT_CLAIMED",
                    "ok"),
            row(
                    "DELIVER PAPER",
                    "ALREADY_DELIVERED",
                    "PAPER_ALREADY_ISSUED",
                    "ok",
                    "ok",
                    "PAPER_NOT_RECALLED",
                    "RECEIPT_CLAIMED",
                    "ok"),
            row(
                    "ARCHIVE",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "ok"),
            row(
                    "DELIVER ARCHIVE",
                    "ALREADY_DELIVERED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "ok"),
            row(
                    "REVERSE",
                    "RECEIPT_REVERSED",
                    "RECEIPT_REVERSED",
                    "NO_PAPER_COPY",
                    "ok",
                    "RECEIPT_REVERSED",
                    "RECEIPT_REVERSED",
                    "RECEIPT_REVERSED"),
            row(
                    "REVERSE ARCHIVE",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_ARCHIVED",
                    "RECEIPT_REVERSED",
                    "RECEIPT_REVERSED",
                    "RECEIPT_REVERSED"),
            row("RED_ISSUE", "ok", "ok", "NO_PAPER_COPY", "ok", "RED_RECEIPT", "RED_RECEIPT", "RED_RECEIPT"),
            row(
                    "RED_ISSUE DELIVER",
                    "ALREADY_DELIVERED",
                    "ok",
                    "NO_PAPER_COPY",
                    "ok",
                    "RED_RECEIPT",
                    "RED_RECEIPT",
                    "RED_RECEIPT")));

    @TestFactory
    Stream<DynamicTest> every_state_and_step_has_its_answer() {
        return TABLE.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    ReceiptState state = state(row.getKey());
                    assertThat(answers(state)).isEqualTo(row.getValue());
                }));
    }

    @Test
    void a_red_receipt_opens_a_life_and_never_continues_one() {
        assertThat(ReceiptRules.step(state("ISSUED"), Activity.RED_ISSUE, 0)).isEmpty();
        assertThat(ReceiptRules.step(state("DELIVER"), Activity.RED_ISSUE, 0)).contains(Refusal.NUMBER_TAKEN);
        assertThat(ReceiptRules.step(state("RED_ISSUE"), Activity.RED_ISSUE, 0)).contains(Refusal.NUMBER_TAKEN);
    }

    private static String answers(ReceiptState state) {
        StringBuilder text = new StringBuilder();
        STEPS.forEach(step -> text.append(answer(ReceiptRules.step(state, step, 0))));
        text.append(answer(ReceiptRules.step(state, Activity.REVERSE, 1)));
        text.append(answer(ClaimRules.claim(state, null, 100, 100, false)));
        return text.toString().strip();
    }

    private static String answer(Optional<Refusal> refusal) {
        return refusal.map(Refusal::name).orElse("ok") + " ";
    }

    private static ReceiptState state(String steps) {
        ReceiptState state = ReceiptState.issued(RECEIPT, "0".repeat(64));
        for (String step : steps.split(" ")) {
            if (step.equals("ISSUED")) {
                continue;
            }
            state = state.after(Activity.valueOf(step), "1".repeat(64));
            if (step.equals("RED_ISSUE")) {
                state = state.asRedOf(RECEIPT);
            }
        }
        return state;
    }

    private static Map.Entry<String, String> row(String state, String... answers) {
        return Map.entry(state, String.join(" ", Arrays.asList(answers)));
    }
}
