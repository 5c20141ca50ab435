// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.attestation;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.bundle.AttestationException;
import org.yinzheng.credential.bundle.VerificationRecord;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.credential.text.RecordText;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.verdict.ShownDocument;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.verifier.document.RecordedPlaces;
import org.yinzheng.verifier.ledger.LedgerNames;
import org.yinzheng.verifier.readmodel.ReadModel;
import org.yinzheng.verifier.registry.LedgerTrust;
import org.yinzheng.verifier.registry.Regions;

/** Signs records of answers, and tells whether somebody's record is one that a known verifier signed. */
@Component
public final class VerificationRecords {

    private final ReadModel view;
    private final AttestationKey key;
    private final String commonNamespace;
    private final Clock clock;

    VerificationRecords(ReadModel view, AttestationKey key, LedgerNames names, Clock clock) {
        this.view = view;
        this.key = key;
        this.commonNamespace = names.commonNamespace();
        this.clock = clock;
    }

    /**
     * The record of an answer that was just given.
     *
     * @param page address of the page under which the record's code is opened
     */
    public AttestedAnswer attest(Verdict verdict, String here, Optional<String> matter, URI page) {
        var now = clock.instant().getEpochSecond();
        var digest = verdict.document().map(ShownDocument::digest);
        var record = VerificationRecord.of(verdict, now, digest.map(LedgerDigest::ofHex), here, matter)
                .sign(key.signer());
        var link = RecordText.link(page, record);
        return new AttestedAnswer(
                now,
                digest.flatMap(new RecordedPlaces(view.now())::find),
                key.publicKey().keyId().hex(),
                link,
                QrPath.of(link));
    }

    /** What a text that is meant as a record's code is worth. */
    RecordAnswer check(String text) {
        byte[] message;
        try {
            message = RecordText.decode(text);
        } catch (QrTextException e) {
            return RecordAnswer.unreadable();
        }
        try {
            return signers()
                    .flatMap(signer -> read(message, signer).stream())
                    .findFirst()
                    .orElseGet(RecordAnswer::notAttested);
        } catch (UnreadableException e) {
            return RecordAnswer.unreadable();
        }
    }

    /** Who may have signed: this verifier itself, and every verifier whose key the registry has for attestation. */
    private Stream<RecordAnswer.Signer> signers() {
        var own = new RecordAnswer.Signer(key.publicKey(), Optional.empty(), Optional.empty());
        var regions = new Regions(view.now(), commonNamespace);
        var trust = new LedgerTrust(regions, Set.of());
        return Stream.concat(
                Stream.of(own),
                trust.keys().stream()
                        .filter(entry -> entry.key().use() == KeyUse.ATTESTATION)
                        .map(entry -> new RecordAnswer.Signer(
                                entry.key().key(), Optional.of(entry.key()), trust.issuer(entry.iss()))));
    }

    private Optional<RecordAnswer> read(byte[] message, RecordAnswer.Signer signer) {
        try {
            var record = VerificationRecord.read(message, List.of(signer.key()));
            return signer.isEntitledAt(record.verifiedAt())
                    ? Optional.of(RecordAnswer.genuine(record, signer, placeOf(record)))
                    : Optional.empty();
        } catch (AttestationException e) {
            return Optional.empty();
        } catch (CborException e) {
            throw new UnreadableException(e);
        }
    }

    private Optional<RecordedPlaces.Place> placeOf(VerificationRecord record) {
        return record.digest().map(LedgerDigest::hex).flatMap(new RecordedPlaces(view.now())::find);
    }

    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(CborException cause) {
            super(cause);
        }
    }
}
