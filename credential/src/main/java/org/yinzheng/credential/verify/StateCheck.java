// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.math.BigDecimal;
import java.util.Optional;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** What became of the document since it was issued. An end that an old view knows of is an end all the same. */
final class StateCheck {
    private final VerificationContext context;
    private final Findings findings;

    StateCheck(VerificationContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(Optional<LedgerRecord> record, PrintClaims claims, LedgerDigest digest) throws Refusal {
        if (record.isEmpty() && context.ledger().isEmpty() && context.offline().isPresent()) {
            new OfflineState(context, context.offline().get(), findings).check(claims, digest);
        } else if (record.isEmpty()) {
            findings.notChecked(CheckStep.STATE, Reason.LEDGER_NOT_AT_HAND);
        } else if (record.get() instanceof LedgerRecord.Licence licence) {
            checkLicence(licence);
            findings.pass(CheckStep.STATE);
            checkFresh();
        } else if (record.get() instanceof LedgerRecord.Receipt receipt) {
            checkReceipt(receipt);
            checkFresh();
        }
    }

    private void checkFresh() {
        context.ledger().filter(view -> !context.isFresh(view)).ifPresent(this::tooOld);
    }

    private void tooOld(LedgerView view) {
        if (view.time() == 0) {
            findings.stale(CheckStep.STATE, Reason.CLOCKS_DIFFER);
        } else {
            findings.stale(CheckStep.STATE, Reason.VIEW_TOO_OLD, Times.shown(view.time()));
        }
    }

    private static void checkLicence(LedgerRecord.Licence licence) throws Refusal {
        String since = Times.shown(licence.stateSince());
        String cause = licence.cause().orElse("-");
        String successor = licence.successor().orElse("-");
        switch (licence.state()) {
            case VALID -> checkBound(licence);
            case SUSPENDED -> throw ended(VerdictCode.SUSPENDED, Reason.STATE_SUSPENDED, since, cause);
            case REVOKED -> throw ended(VerdictCode.REVOKED, Reason.STATE_REVOKED, since, cause);
            case WITHDRAWN -> throw ended(VerdictCode.REVOKED, Reason.STATE_WITHDRAWN, since, cause);
            case CANCELLED -> throw ended(VerdictCode.REVOKED, Reason.STATE_CANCELLED, since, cause);
            case LAPSED ->
                throw licence.successor().isPresent()
                        ? ended(VerdictCode.SUPERSEDED, Reason.STATE_REPLACED, since, successor)
                        : ended(VerdictCode.EXPIRED, Reason.STATE_LAPSED, since);
            case MOVED_OUT -> throw movedOut(licence, since);
        }
    }

    private static void checkBound(LedgerRecord.Licence licence) throws Refusal {
        if (licence.digestClosed()) {
            throw ended(VerdictCode.SUPERSEDED, Reason.STATE_CREDENTIAL_CLOSED);
        }
    }

    private static Refusal movedOut(LedgerRecord.Licence licence, String since) {
        String region = licence.movedTo().orElse("-");
        return licence.successor()
                .map(successor -> ended(VerdictCode.SUPERSEDED, Reason.STATE_TAKEN_IN, region, successor))
                .orElseGet(() -> ended(VerdictCode.SUSPENDED, Reason.STATE_IN_TRANSFER, since, region));
    }

    private void checkReceipt(LedgerRecord.Receipt receipt) throws Refusal {
        if (receipt.reversal().isPresent()) {
            LedgerRecord.Reversal reversal = receipt.reversal().get();
            throw ended(VerdictCode.REVERSED, Reason.STATE_REVERSED, Times.shown(reversal.at()), reversal.redReceipt());
        }
        if (receipt.claims().isEmpty()) {
            findings.pass(CheckStep.STATE);
            return;
        }
        LedgerRecord.Claims claims = receipt.claims().get();
        String last = Times.shown(claims.lastAt());
        if (claims.restFen().isEmpty()) {
            findings.stale(CheckStep.STATE, Reason.STATE_CLAIMS_SEALED, last);
        } else if (claims.restFen().get() <= 0) {
            throw ended(VerdictCode.ALREADY_CLAIMED, Reason.STATE_CLAIMED, last);
        } else {
            findings.pass(
                    CheckStep.STATE,
                    Reason.STATE_PARTLY_CLAIMED,
                    last,
                    BigDecimal.valueOf(claims.restFen().get(), 2).toPlainString());
        }
    }

    private static Refusal ended(VerdictCode code, Reason reason, String... arguments) {
        return new Refusal(CheckStep.STATE, code, reason, arguments);
    }
}
