// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.print.IssuerSigned;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.wallet.Presentation;
import org.yinzheng.credential.wallet.WalletCredential;

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
        private final PresentationCheck presentations;
        private @Nullable ShownDocument document;

        Run(VerificationContext context) {
            this.context = context;
            this.presentations = new PresentationCheck(context, findings);
        }

        void judge(String text) throws Refusal {
            Reading.Received received = Reading.read(text, findings);
            checkPresentation(received);
            IssuerSigned signed = received.signed();
            Authority authority = new Authority(context, findings);
            TrustedIssuer issuer = authority.issuer(signed.claims());
            TrustedKey key = authority.signingKey(signed);
            if (received.presentation().isPresent()) {
                accept(received.presentation().get());
            }
            LedgerDigest digest = signed.digest();
            Optional<LedgerRecord> record = context.ledger()
                    .flatMap(ledger -> ledger.find(digest, signed.claims().cti()));
            authority.check(issuer, key, signed.claims(), record.map(LedgerRecord::position));
            PrintClaims claims = disclosed(signed);
            Contents contents = Contents.read(claims, issuer, context);
            findings.pass(CheckStep.FIELDS);
            new RecordCheck(context, findings).check(record, claims, issuer, contents);
            document = shown(signed, issuer, contents, record);
            new StateCheck(context, findings).check(record, claims, digest);
            HereAndNow hereAndNow = new HereAndNow(context, findings);
            hereAndNow.checkDates(claims);
            hereAndNow.checkRecognition(contents.type(), issuer);
        }

        private void checkPresentation(Reading.Received received) throws Refusal {
            if (received.presentation().isPresent()) {
                presentations.check(received.presentation().get());
            } else if (received.wallet()) {
                throw PresentationCheck.invalid(Reason.KEY_BINDING_MISSING);
            } else if (context.asked().holderRequired()) {
                throw PresentationCheck.invalid(Reason.HOLDER_REQUIRED);
            }
        }

        /** The issuer named the key that answered: now the holder is known to have shown it. */
        private void accept(Presentation presentation) throws Refusal {
            presentations.remember(presentation);
            boolean asked = context.asked().audience().isPresent()
                    || context.asked().nonce().isPresent();
            findings.holderAnswered(new Verdict.Presented(
                    presentation.binding().iat(), presentation.binding().purpose(), asked));
        }

        private PrintClaims disclosed(IssuerSigned signed) throws Refusal {
            if (signed instanceof WalletCredential wallet) {
                PrintClaims claims = DisclosureCheck.merge(wallet);
                findings.pass(CheckStep.DISCLOSURES);
                return claims;
            }
            return signed.claims();
        }

        Optional<ShownDocument> document() {
            return Optional.ofNullable(document);
        }

        private static ShownDocument shown(
                IssuerSigned credential, TrustedIssuer issuer, Contents contents, Optional<LedgerRecord> record) {
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
