// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import java.util.List;
import java.util.Optional;
import org.yinzheng.credential.bundle.VerificationRecord;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.CheckResult;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Tone;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verdict.VerdictTexts;
import org.yinzheng.verifier.document.RecordedPlaces;

/**
 * What a verification record is worth. It says what was found then, never what is so now.
 *
 * @param kid identifier of the key that signed it, hexadecimal
 * @param verifier the agency that registered the key; empty for this verifier itself
 * @param record what it attests
 */
record RecordAnswer(
        Outcome outcome, Tone tone, Optional<String> kid, Optional<Bilingual> verifier, Optional<Attested> record) {

    /** A moment longer ago than this when the record was signed had been asked about, seconds. */
    private static final long WHILE_IT_WAS_ANSWERED = 60;

    /** What became of the text. */
    enum Outcome {
        /** A known verifier signed it. */
        GENUINE(Tone.GOOD),
        /** No known verifier signed it, or it was changed. */
        NOT_ATTESTED(Tone.BAD),
        /** It is no record's code, or a part of one. */
        UNREADABLE(Tone.NEUTRAL);

        private final Tone tone;

        Outcome(Tone tone) {
            this.tone = tone;
        }
    }

    /** The record in words. Times are epoch seconds. */
    record Attested(
            VerdictCode code,
            Tone tone,
            Bilingual word,
            Bilingual meaning,
            Verdict.Assurance assurance,
            long verifiedAt,
            long asOf,
            Optional<Long> height,
            Optional<String> digest,
            Optional<RecordedPlaces.Place> recorded,
            String here,
            Optional<String> matter,
            List<Step> checks) {}

    /** One check with its name. */
    record Step(CheckStep step, Bilingual name, CheckResult result) {}

    /** One who may sign: this verifier, or a key of the registry with its agency. */
    record Signer(P256PublicKey key, Optional<TrustedKey> registered, Optional<TrustedIssuer> agency) {

        boolean isEntitledAt(long time) {
            return registered
                    .map(entry -> !entry.isCompromised() && entry.isOpenAt(time))
                    .orElse(true);
        }
    }

    static RecordAnswer unreadable() {
        return without(Outcome.UNREADABLE);
    }

    static RecordAnswer notAttested() {
        return without(Outcome.NOT_ATTESTED);
    }

    private static RecordAnswer without(Outcome outcome) {
        return new RecordAnswer(outcome, outcome.tone, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static RecordAnswer genuine(VerificationRecord record, Signer signer, Optional<RecordedPlaces.Place> recorded) {
        return new RecordAnswer(
                Outcome.GENUINE,
                Outcome.GENUINE.tone,
                Optional.of(signer.key().keyId().hex()),
                signer.agency().map(TrustedIssuer::name),
                Optional.of(attested(record, recorded)));
    }

    private static Attested attested(VerificationRecord record, Optional<RecordedPlaces.Place> recorded) {
        var said = record.verifiedAt() - record.asOf() > WHILE_IT_WAS_ANSWERED
                ? VerdictTexts.saidThen(record.code(), record.asOf())
                : VerdictTexts.said(record.code());
        return new Attested(
                record.code(),
                record.code().tone(),
                said.word(),
                said.meaning(),
                record.assurance(),
                record.verifiedAt(),
                record.asOf(),
                record.height(),
                record.digest().map(LedgerDigest::hex),
                recorded,
                record.here(),
                record.matter(),
                record.checks().entrySet().stream()
                        .map(check -> new Step(check.getKey(), VerdictTexts.name(check.getKey()), check.getValue()))
                        .toList());
    }
}
