// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verify.Asked;
import org.yinzheng.credential.verify.CredentialVerifier;
import org.yinzheng.credential.verify.SeenPresentations;
import org.yinzheng.credential.verify.VerificationContext;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.attestation.VerificationRecords;
import org.yinzheng.verifier.document.DocumentRecords;
import org.yinzheng.verifier.ledger.LedgerNames;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.recognition.LedgerAgreements;
import org.yinzheng.verifier.registry.LedgerTrust;
import org.yinzheng.verifier.registry.PublishedTypes;
import org.yinzheng.verifier.registry.Regions;
import org.yinzheng.verifier.view.Trustworthiness;

/**
 * Judges a text against the view, now or as of a past moment. A view that may no longer be believed (a refused block, a
 * clock that runs ahead) counts as old at once: it can still say that a document ended, never that it is good.
 */
@Component
public final class Verification {

    private final ReadModel view;
    private final Trustworthiness trustworthiness;
    private final String commonNamespace;
    private final Duration viewLimit;
    private final CheckMeters meters;
    private final VerificationRecords records;
    private final Clock clock;
    private final SeenPresentations presentations = new SeenPresentations();

    Verification(
            ReadModel view,
            Trustworthiness trustworthiness,
            LedgerNames names,
            VerifierProperties properties,
            CheckMeters meters,
            VerificationRecords records,
            Clock clock) {
        this.view = view;
        this.trustworthiness = trustworthiness;
        this.commonNamespace = names.commonNamespace();
        this.viewLimit = properties.viewLimit();
        this.meters = meters;
        this.records = records;
        this.clock = clock;
    }

    /**
     * The verdict on a text.
     *
     * @param asker who asks: the same asker may ask again about one presentation of a wallet, another may not
     */
    public Verdict verify(String text, Question question, Asker asker) {
        return verify(text, question, asker, Challenge.NONE);
    }

    /** The same for an asker who gave the holder something to sign. */
    Verdict verify(String text, Question question, Asker asker, Challenge challenge) {
        var asked = challenge.asked(presentations.of(asker.name()));
        return meters.measured(() -> CredentialVerifier.verify(text, context(question, asked)));
    }

    /** The same for a code that this asker showed before, epoch seconds: a wallet's code is then judged by that time. */
    public Verdict verifyAgain(String text, Question question, Asker asker, long shownAt) {
        var asked = Asked.nothing(presentations.of(asker.name())).shownAt(Optional.of(shownAt));
        return meters.measured(() -> CredentialVerifier.verify(text, context(question, asked)));
    }

    /** The verdict as it is sent, with a signed record where the question asks for one. */
    public Answer answer(String text, Source source, Question question, Asker asker) {
        return answer(text, source, question, asker, Challenge.NONE);
    }

    /** The same for an asker who gave the holder something to sign. */
    Answer answer(String text, Source source, Question question, Asker asker, Challenge challenge) {
        var verdict = verify(text, question, asker, challenge);
        var record =
                question.recordFor().map(page -> records.attest(verdict, question.here(), question.matter(), page));
        return Answer.of(verdict, source, question, record);
    }

    private VerificationContext context(Question question, Asked asked) {
        // before the snapshot, which may reach further then, never less far
        var height = view.progress().height();
        var whole = view.now();
        LedgerSnapshot asOf = question.asOf().map(view::asOf).orElse(whole);
        var regions = new Regions(asOf, commonNamespace);
        return new VerificationContext(
                new LedgerTrust(regions, trustworthiness.frozenOrganisations()),
                new PublishedTypes(new Regions(whole, commonNamespace)),
                Optional.of(new DocumentRecords(height, trustworthiness.clockOf(whole), whole, asOf, commonNamespace)),
                Optional.empty(),
                new LedgerAgreements(asOf, regions),
                trustworthiness.isBelieved() ? viewLimit : VerificationContext.NOTHING_IS_FRESH,
                clock.instant().getEpochSecond(),
                question.asOf().map(Instant::getEpochSecond),
                question.here(),
                question.matter(),
                asked);
    }
}
