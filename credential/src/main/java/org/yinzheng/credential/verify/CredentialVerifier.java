// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;

/**
 * Judges the text of a code. A pure function: no I/O, no clock, no state, safe for any number of threads. Any text gives
 * a verdict; the first step that fails decides, and the steps after it are not made.
 */
public final class CredentialVerifier {
    private CredentialVerifier() {}

    /** The verdict on a text as scanned, with or without a link before it. */
    public static Verdict verify(String text, VerificationContext context) {
        Run run = new Run(context);
        try {
            run.judge(text);
            return run.findings.verdict(context, run.document());
        } catch (Refusal refusal) {
            return run.findings.verdict(refusal, context, run.document());
        }
    }

    /** One verification under way. */
    private static final class Run {
        private final VerificationContext context;
        private final Findings findings = new Findings();
        private @Nullable ShownDocument document;

        Run(VerificationContext context) {
            this.context = context;
        }

        void judge(String text) throws Refusal {
            PrintCredential credential = Reading.read(text, findings);
            PrintClaims claims = credential.claims();
            Authority authority = new Authority(context, findings);
            TrustedIssuer issuer = authority.issuer(claims);
            TrustedKey key = authority.signingKey(credential);
            Optional<LedgerRecord> record =
                    context.ledger().flatMap(ledger -> ledger.find(credential.digest(), claims.cti()));
            authority.check(issuer, key, claims, record.map(LedgerRecord::position));
            Contents contents = Contents.read(claims, issuer, context);
            findings.pass(CheckStep.FIELDS);
            new RecordCheck(context, findings).check(record, claims, issuer, contents);
            document = shown(credential, issuer, contents, record);
            new StateCheck(context, findings).check(record);
            HereAndNow hereAndNow = new HereAndNow(context, findings);
            hereAndNow.checkDates(claims);
            hereAndNow.checkRecognition(contents.type(), issuer);
        }

        Optional<ShownDocument> document() {
            return Optional.ofNullable(document);
        }

        private static ShownDocument shown(
                PrintCredential credential, TrustedIssuer issuer, Contents contents, Optional<LedgerRecord> record) {
            PrintClaims claims = credential.claims();
            Optional<LedgerRecord.Receipt> receipt =
                    record.filter(LedgerRecord.Receipt.class::isInstance).map(LedgerRecord.Receipt.class::cast);
            Optional<LedgerRecord.Licence> licence =
                    record.filter(LedgerRecord.Licence.class::isInstance).map(LedgerRecord.Licence.class::cast);
            return new ShownDocument(
                    contents.type().kind(),
                    contents.type().number(),
                    contents.type().label(),
                    contents.identifier(),
                    new ShownDocument.Issuer(issuer.iss(), issuer.agency(), issuer.name(), issuer.region()),
                    claims.iat(),
                    claims.exp(),
                    credential.digest().hex(),
                    contents.fields(),
                    receipt.flatMap(LedgerRecord.Receipt::claims).flatMap(LedgerRecord.Claims::restFen),
                    licence.flatMap(LedgerRecord.Licence::successor),
                    receipt.map(LedgerRecord.Receipt::flags).orElse(Set.of()));
        }
    }
}
