// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.wallet.DisclosedFields;
import org.yinzheng.credential.wallet.DisclosureException;
import org.yinzheng.credential.wallet.WalletCredential;

/** What the holder shows must be what the issuer signed, each part once. */
final class DisclosureCheck {
    private DisclosureCheck() {}

    static PrintClaims merge(WalletCredential credential) throws Refusal {
        try {
            return DisclosedFields.merge(credential);
        } catch (DisclosureException e) {
            throw switch (e.fault()) {
                case DOUBLED -> tampered(Reason.DISCLOSURE_DOUBLED);
                case NOT_SIGNED -> tampered(Reason.DISCLOSURE_NOT_SIGNED);
                case FIELD_TWICE -> tampered(Reason.DISCLOSURE_FIELD_TWICE);
                case NOT_EXACT ->
                    new Refusal(CheckStep.DISCLOSURES, VerdictCode.UNREADABLE, Reason.DISCLOSURE_NOT_EXACT);
            };
        }
    }

    private static Refusal tampered(Reason reason) {
        return new Refusal(CheckStep.DISCLOSURES, VerdictCode.TAMPERED, reason);
    }
}
