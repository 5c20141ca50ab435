// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** Whether the ledger recorded this credential, as what it says it is, and when it says. */
final class RecordCheck {
    /** How far the signer's clock may run ahead of the ledger, and how long it may hold a signature back. */
    private static final long CLOCK_AHEAD = 5 * 60;

    private static final long HELD_BACK = 24 * 60 * 60;

    private final VerificationContext context;
    private final Findings findings;

    RecordCheck(VerificationContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(Optional<LedgerRecord> record, PrintClaims claims, TrustedIssuer issuer, Contents contents)
            throws Refusal {
        if (record.isPresent()) {
            checkSame(record.get(), claims, issuer, contents);
            checkTime(record.get().recordedAt(), claims.iat());
            findings.pass(CheckStep.RECORD);
        } else if (context.ledger().isEmpty()) {
            offline();
        } else {
            missing(context.ledger().get(), claims.iat());
        }
    }

    /** A status list answers for the state; that the record was not looked at is said all the same. */
    private void offline() {
        if (context.offline().isPresent()) {
            findings.leaveOut(CheckStep.RECORD, Reason.LEDGER_NOT_AT_HAND);
        } else {
            findings.notChecked(CheckStep.RECORD, Reason.LEDGER_NOT_AT_HAND);
        }
    }

    /** No record can follow a day after the signing: from then on even an old view is sure. */
    private void missing(LedgerView view, long iat) throws Refusal {
        if (context.isFresh(view) || view.time() > iat + HELD_BACK) {
            throw new Refusal(CheckStep.RECORD, VerdictCode.NOT_ON_LEDGER, Reason.NOT_RECORDED);
        }
        findings.stale(CheckStep.RECORD, Reason.NOT_SEEN_YET);
    }

    private static void checkSame(LedgerRecord record, PrintClaims claims, TrustedIssuer issuer, Contents contents)
            throws Refusal {
        boolean same = record.type() == claims.vct() && record.agency().equals(issuer.agency());
        if (record instanceof LedgerRecord.Licence licence) {
            same &= claims.place().equals(new LedgerPlace.StatusIndex(licence.statusIndex()));
            same &= contents.identifier().map(licence.licenceId()::equals).orElse(true);
        } else if (record instanceof LedgerRecord.Receipt receipt) {
            same &= claims.place().equals(new LedgerPlace.BatchLeaf(receipt.batch(), receipt.leaf()));
            same &= contents.identifier()
                    .map((receipt.code() + ":" + receipt.number())::equals)
                    .orElse(true);
        }
        if (!same) {
            throw new Refusal(CheckStep.RECORD, VerdictCode.TAMPERED, Reason.RECORD_DIFFERS);
        }
    }

    private void checkTime(long recordedAt, long iat) throws Refusal {
        if (iat > recordedAt + CLOCK_AHEAD || recordedAt > iat + HELD_BACK) {
            throw new Refusal(CheckStep.RECORD, VerdictCode.NOT_ON_LEDGER, Reason.RECORD_TIME_DIFFERS);
        }
        if (context.asOf().map(moment -> moment < recordedAt).orElse(false)) {
            throw new Refusal(
                    CheckStep.RECORD, VerdictCode.NOT_YET_VALID, Reason.RECORDED_LATER, Times.shown(recordedAt));
        }
    }
}
