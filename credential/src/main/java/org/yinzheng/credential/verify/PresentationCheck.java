// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Arrays;
import java.util.Optional;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.wallet.KeyBinding;
import org.yinzheng.credential.wallet.Presentation;

/** Whether the holder shows this, now, to this verifier. Judged by this clock when it was shown, whatever moment is asked about. */
final class PresentationCheck {
    /** Two clocks may differ so much. */
    private static final long CLOCK_SKEW = 30;

    private final VerificationContext context;
    private final Findings findings;

    PresentationCheck(VerificationContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(Presentation presentation) throws Refusal {
        checkDates(presentation.binding());
        checkHolder(presentation);
        checkAsked(presentation.binding());
        if (context.asked().seen().isSeenByAnother(presentation.fingerprint())) {
            throw replayed();
        }
        if (context.asked().audience().isEmpty() && context.asked().nonce().isEmpty()) {
            findings.pass(CheckStep.PRESENTATION, Reason.PRESENTATION_UNASKED);
        } else {
            findings.pass(CheckStep.PRESENTATION);
        }
    }

    private void checkDates(KeyBinding binding) throws Refusal {
        long shownAt = context.asked().shownAt().orElse(context.now());
        if (!binding.hasItsLife()) {
            throw invalid(Reason.PRESENTATION_LIFE);
        }
        if (binding.iat() > shownAt + CLOCK_SKEW) {
            throw invalid(Reason.PRESENTATION_FROM_FUTURE);
        }
        if (binding.exp() < shownAt - CLOCK_SKEW) {
            throw new Refusal(
                    CheckStep.PRESENTATION,
                    VerdictCode.PRESENTATION_EXPIRED,
                    Reason.PRESENTATION_TOO_OLD,
                    Times.shown(binding.iat()));
        }
    }

    private static void checkHolder(Presentation presentation) throws Refusal {
        if (presentation.alg()
                != presentation.credential().walletClaims().holder().alg()) {
            throw invalid(Reason.HOLDER_ALGORITHM_DIFFERS);
        }
        if (!presentation.isSignedByHolder()) {
            throw invalid(Reason.HOLDER_SIGNATURE_WRONG);
        }
    }

    private void checkAsked(KeyBinding binding) throws Refusal {
        if (!binding.audience().equals(context.asked().audience())) {
            throw invalid(Reason.AUDIENCE_DIFFERS);
        }
        Optional<byte[]> asked = context.asked().nonce();
        boolean same = asked.isPresent() == binding.nonce().isPresent()
                && asked.map(nonce -> Arrays.equals(nonce, binding.nonce().orElseThrow()))
                        .orElse(true);
        if (!same) {
            throw invalid(Reason.NONCE_DIFFERS);
        }
    }

    /** Once the issuer's signature held: nobody fills the memory with credentials of their own making. */
    void remember(Presentation presentation) throws Refusal {
        long until = presentation.binding().exp() + CLOCK_SKEW;
        if (!context.asked().seen().remember(presentation.fingerprint(), until, context.now())) {
            throw replayed();
        }
    }

    /** A credential without a key binding, or a printed code where the holder is required. */
    static Refusal invalid(Reason reason) {
        return new Refusal(CheckStep.PRESENTATION, VerdictCode.PRESENTATION_INVALID, reason);
    }

    private static Refusal replayed() {
        return new Refusal(CheckStep.PRESENTATION, VerdictCode.PRESENTATION_REPLAYED, Reason.PRESENTATION_SEEN_BEFORE);
    }
}
