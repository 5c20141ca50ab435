// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.verdict.Check;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verdict.VerdictTexts;

/** What a run has found so far. */
final class Findings {
    private static final Map<CheckStep, Check> PASSED = new EnumMap<>(CheckStep.class);
    private static final Map<CheckStep, Check> NOT_CHECKED = new EnumMap<>(CheckStep.class);

    static {
        for (CheckStep step : CheckStep.values()) {
            PASSED.put(step, VerdictTexts.check(step, CheckResult.PASS, Reason.OK));
            NOT_CHECKED.put(step, VerdictTexts.check(step, CheckResult.NOT_CHECKED, Reason.EARLIER_STEP_FAILED));
        }
    }

    private final Map<CheckStep, Check> checks = new EnumMap<>(CheckStep.class);
    private @Nullable CheckStep stale;
    private boolean wallet;
    private Verdict.@Nullable Presented presented;

    void pass(CheckStep step) {
        checks.put(step, checked(PASSED, step));
    }

    void pass(CheckStep step, Reason reason, String... arguments) {
        checks.put(step, VerdictTexts.check(step, CheckResult.PASS, reason, arguments));
    }

    /** What the step needs is not at hand: later steps are still made, but the verdict is not green. */
    void notChecked(CheckStep step, Reason reason, String... arguments) {
        checks.put(step, VerdictTexts.check(step, CheckResult.NOT_CHECKED, reason, arguments));
        markStale(step);
    }

    /** The step is not made, and another answers in its place. */
    void leaveOut(CheckStep step, Reason reason) {
        checks.put(step, VerdictTexts.check(step, CheckResult.NOT_CHECKED, reason));
    }

    /** From here on the steps of the wallet profile belong to the answer. */
    void wallet() {
        wallet = true;
    }

    /** The issuer signed for the holder whose key answered. */
    void holderAnswered(Verdict.Presented shown) {
        presented = shown;
    }

    /** The step cannot be answered for now: later steps are still made, but the verdict is not green. */
    void stale(CheckStep step, Reason reason, String... arguments) {
        checks.put(step, VerdictTexts.check(step, CheckResult.STALE, reason, arguments));
        markStale(step);
    }

    private void markStale(CheckStep step) {
        if (stale == null) {
            stale = step;
        }
    }

    /** The verdict of a run that went to its end: VALID unless a step could not be answered. */
    Verdict verdict(VerificationContext context, Optional<ShownDocument> document) {
        VerdictCode code = stale == null ? VerdictCode.VALID : VerdictCode.STATUS_UNKNOWN;
        return verdict(code, Optional.ofNullable(stale), context, document);
    }

    /** The verdict of a run that a step ended. */
    Verdict verdict(Refusal refusal, VerificationContext context, Optional<ShownDocument> document) {
        checks.keySet().removeIf(step -> step.compareTo(refusal.step()) > 0);
        checks.put(
                refusal.step(),
                VerdictTexts.check(refusal.step(), CheckResult.FAIL, refusal.reason(), refusal.arguments()));
        return verdict(refusal.code(), Optional.of(refusal.step()), context, document);
    }

    private Verdict verdict(
            VerdictCode code,
            Optional<CheckStep> decidedBy,
            VerificationContext context,
            Optional<ShownDocument> document) {
        VerdictTexts.Said said = context.asOf()
                .map(moment -> VerdictTexts.saidThen(code, moment))
                .orElseGet(() -> VerdictTexts.said(code));
        return new Verdict(
                code,
                code.tone(),
                said.word(),
                said.meaning(),
                said.next(),
                decidedBy,
                all(),
                document,
                presented == null ? Verdict.Assurance.BEARER : Verdict.Assurance.HOLDER,
                // what a stranger writes as a purpose is read out under no verdict on what is no document
                document.flatMap(shown -> Optional.ofNullable(presented)),
                context.moment(),
                viewed(context));
    }

    private static Optional<Verdict.View> viewed(VerificationContext context) {
        long now = context.now();
        return context.ledger()
                .map(view -> viewed(view.height(), view.time(), now))
                .or(() -> context.offline().map(view -> viewed(view.height(), view.registryTime(), now)));
    }

    private static Verdict.View viewed(long height, long time, long now) {
        return new Verdict.View(height, time, Math.max(0, now - time));
    }

    private List<Check> all() {
        List<Check> all = new ArrayList<>();
        for (CheckStep step : CheckStep.values()) {
            Check check = checks.get(step);
            if (check != null || wallet || !step.isWalletOnly()) {
                all.add(check != null ? check : checked(NOT_CHECKED, step));
            }
        }
        return all;
    }

    private static Check checked(Map<CheckStep, Check> source, CheckStep step) {
        Check check = source.get(step);
        if (check == null) {
            throw new IllegalStateException("every step has its words");
        }
        return check;
    }
}
