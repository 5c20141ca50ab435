// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** The dates in the credential, and whether it is recognised where it is shown. */
final class HereAndNow {
    /** Two clocks may differ so much. */
    private static final long CLOCK_SKEW = 5 * 60;

    private final VerificationContext context;
    private final Findings findings;

    HereAndNow(VerificationContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    /** After the state, or a revoked licence would later read as merely expired. */
    void checkDates(PrintClaims claims) throws Refusal {
        long moment = context.moment();
        if (claims.nbf().map(begin -> moment < begin).orElse(false)) {
            throw notYet(Reason.NOT_BEGUN, claims.nbf().orElse(0L));
        }
        if (claims.iat() > moment + CLOCK_SKEW) {
            throw notYet(Reason.SIGNED_IN_FUTURE, claims.iat());
        }
        if (claims.exp().isEmpty()) {
            findings.pass(CheckStep.DATES, Reason.VALID_LONG_TERM);
            return;
        }
        if (moment >= claims.exp().get()) {
            throw new Refusal(
                    CheckStep.DATES,
                    VerdictCode.EXPIRED,
                    Reason.PAST_END,
                    Times.day(claims.exp().get() - 1).toString());
        }
        findings.pass(CheckStep.DATES);
    }

    private static Refusal notYet(Reason reason, long time) {
        return new Refusal(CheckStep.DATES, VerdictCode.NOT_YET_VALID, reason, Times.shown(time));
    }

    void checkRecognition(TypeSchema type, TrustedIssuer issuer) throws Refusal {
        if (type.kind() == TypeSchema.Kind.RECEIPT) {
            findings.pass(CheckStep.RECOGNITION, Reason.RECEIPT_NATIONWIDE);
            return;
        }
        if (issuer.region().equals(context.here())) {
            findings.pass(CheckStep.RECOGNITION, Reason.AT_HOME);
            return;
        }
        Optional<String> agreement = context.agreements()
                .inForce(type.number(), issuer.region(), context.here(), context.matter(), Times.day(context.moment()));
        if (agreement.isPresent()) {
            recognised(agreement.get());
        } else if (context.areAgreementsFresh()) {
            throw new Refusal(CheckStep.RECOGNITION, VerdictCode.NOT_RECOGNISED_HERE, Reason.NO_AGREEMENT);
        } else {
            findings.stale(CheckStep.RECOGNITION, Reason.NO_AGREEMENT_IN_OLD_VIEW);
        }
    }

    /** Offline no earlier step looked at the agreements' age. */
    private void recognised(String agreement) {
        if (context.ledger().isEmpty() && context.offline().isPresent() && !context.areAgreementsFresh()) {
            findings.stale(
                    CheckStep.RECOGNITION,
                    Reason.AGREEMENTS_OLD,
                    agreement,
                    Times.shown(context.offline().get().agreementsTime()));
        } else {
            findings.pass(CheckStep.RECOGNITION, Reason.UNDER_AGREEMENT, agreement);
        }
    }
}
