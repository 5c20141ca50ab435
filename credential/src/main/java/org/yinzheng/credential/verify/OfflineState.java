// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** The state of a document by a status list alone. An old list still knows what had ended; green it is never. */
final class OfflineState {
    private final VerificationContext context;
    private final OfflineView carried;
    private final Findings findings;

    OfflineState(VerificationContext context, OfflineView carried, Findings findings) {
        this.context = context;
        this.carried = carried;
        this.findings = findings;
    }

    void check(PrintClaims claims, LedgerDigest digest) throws Refusal {
        if (!(claims.place() instanceof LedgerPlace.StatusIndex place)) {
            findings.notChecked(CheckStep.STATE, Reason.RECEIPT_STATE_ON_LEDGER);
            return;
        }
        OfflineView.Status status = carried.status(claims.iss(), claims.vct(), place.index(), digest);
        if (status instanceof OfflineView.Status.Known known) {
            checkKnown(known);
        } else if (status instanceof OfflineView.Status.Refused refused) {
            findings.notChecked(CheckStep.STATE, Reason.STATUS_LIST_REFUSED, refused.fault());
        } else {
            findings.notChecked(CheckStep.STATE, Reason.STATUS_NOT_CARRIED);
        }
    }

    private void checkKnown(OfflineView.Status.Known known) throws Refusal {
        String at = Times.shown(known.at());
        switch (known.status()) {
            case VALID -> checkClosing(known, at);
            case ENDED -> throw ended(VerdictCode.REVOKED, Reason.STATUS_ENDED, at);
            case SUSPENDED -> throw ended(VerdictCode.SUSPENDED, Reason.STATUS_SUSPENDED, at);
            case LAPSED -> throw ended(VerdictCode.SUPERSEDED, Reason.STATUS_LAPSED, at);
        }
    }

    private void checkClosing(OfflineView.Status.Known known, String at) throws Refusal {
        switch (known.closing()) {
            case OPEN -> checkAge(known, at);
            case CLOSED -> throw ended(VerdictCode.SUPERSEDED, Reason.STATUS_CREDENTIAL_CLOSED, at);
            case NOT_TOLD -> findings.notChecked(CheckStep.STATE, Reason.STATUS_CLOSING_NOT_TOLD, at);
        }
    }

    private void checkAge(OfflineView.Status.Known known, String at) {
        boolean fresh = context.isFresh(known.at()) && context.now() < known.until();
        if (fresh) {
            findings.pass(CheckStep.STATE, Reason.STATUS_VALID, at);
        } else {
            findings.stale(CheckStep.STATE, Reason.STATUS_LIST_OLD, at);
        }
    }

    private static Refusal ended(VerdictCode code, Reason reason, String at) {
        return new Refusal(CheckStep.STATE, code, reason, at);
    }
}
