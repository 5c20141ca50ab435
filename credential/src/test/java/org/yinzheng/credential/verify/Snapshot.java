// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.bundle.AttestationException;
import org.yinzheng.credential.bundle.CarriedView;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.P256PublicKey;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustList;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;

/** All that a verdict depends on besides the text, as it stands in a vector file. */
record Snapshot(
        long now,
        Optional<Long> asOf,
        String here,
        Optional<String> matter,
        long viewLimitSeconds,
        Optional<View> view,
        List<TrustedIssuer> issuers,
        List<Key> keys,
        List<TypeSchema> types,
        List<Recorded> records,
        List<Agreement> agreements,
        Optional<Carried> carried,
        AskedFor asked,
        List<String> seen) {

    record View(long height, long time) {}

    record Key(
            String iss,
            String spki,
            int alg,
            KeyUse use,
            LedgerPosition opened,
            long openedAt,
            Optional<KeyClosing> closing,
            List<Integer> types,
            Optional<Long> notAfter) {
        Optional<TrustedKey> trusted() {
            return P256PublicKey.ifReadable(HexFormat.of().parseHex(spki))
                    .map(key -> new TrustedKey(key, alg, use, opened, openedAt, closing, notAfter, Set.copyOf(types)));
        }

        Key named(byte[] otherSpki) {
            String other = HexFormat.of().formatHex(otherSpki);
            return new Key(iss, other, alg, use, opened, openedAt, closing, types, notAfter);
        }

        Key until(long end) {
            return new Key(iss, spki, alg, use, opened, openedAt, closing, types, Optional.of(end));
        }
    }

    /** One of licence and receipt. */
    record Recorded(String digest, Optional<LedgerRecord.Licence> licence, Optional<LedgerRecord.Receipt> receipt) {
        LedgerRecord record() {
            return licence.isPresent() ? licence.get() : receipt.orElseThrow();
        }
    }

    record Agreement(
            String id, List<String> parties, List<Integer> types, List<String> matters, String from, String to) {
        TrustBundle.Agreement terms() {
            return new TrustBundle.Agreement(
                    id, parties, types, matters, LocalDate.parse(from), Optional.of(LocalDate.parse(to)));
        }
    }

    /**
     * A signed bundle, the attestation key that the verifier has from before, and the status lists at hand beside the
     * bundle, by the digest under which each is kept; hexadecimal.
     */
    record Carried(String bundle, String attestation, Map<String, String> lists) {
        CarriedView view(long now) {
            try {
                P256PublicKey key = P256PublicKey.ofSpki(HexFormat.of().parseHex(attestation));
                return CarriedView.of(
                        TrustBundle.read(HexFormat.of().parseHex(bundle), List.of(key)),
                        new CarriedView.ListsAtHand(List.of(key), digest -> Optional.ofNullable(lists.get(digest))
                                .map(HexFormat.of()::parseHex)),
                        now);
            } catch (AttestationException | CborException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What the verifier asked; the nonce hexadecimal. */
    record AskedFor(Optional<String> audience, Optional<String> nonce, boolean holderRequired) {
        static final AskedFor NOTHING = new AskedFor(Optional.empty(), Optional.empty(), false);
    }

    VerificationContext context() {
        Duration limit = Duration.ofSeconds(viewLimitSeconds);
        if (carried.isPresent()) {
            CarriedView view = carried.get().view(now);
            return view.context(now, limit, here, matter, questions());
        }
        return new VerificationContext(
                trust(),
                number -> types.stream().filter(type -> type.number() == number).findFirst(),
                view.map(this::ledger),
                Optional.empty(),
                (type, issuer, place, on, date) -> agreements.stream()
                        .map(Agreement::terms)
                        .filter(agreement -> agreement.covers(type, issuer, place, on, date))
                        .map(TrustBundle.Agreement::id)
                        .findFirst(),
                limit,
                now,
                asOf,
                here,
                matter,
                questions());
    }

    /** A fresh memory each time, so that judging twice gives the same verdict. */
    private Asked questions() {
        SeenPresentations memory = new SeenPresentations();
        seen.forEach(fingerprint -> memory.of("another").remember(fingerprint, now, now));
        return new Asked(
                asked.audience(),
                asked.nonce().map(hex -> HexFormat.of().parseHex(hex)),
                asked.holderRequired(),
                memory.of("this"),
                Optional.empty());
    }

    private TrustList trust() {
        return new TrustList() {
            private final List<TrustedKey> trusted =
                    keys.stream().flatMap(key -> key.trusted().stream()).toList();

            @Override
            public Optional<TrustedIssuer> issuer(String iss) {
                return issuers.stream()
                        .filter(issuer -> issuer.iss().equals(iss))
                        .findFirst();
            }

            @Override
            public List<TrustedKey> keys(String iss, KeyId kid) {
                return trusted.stream()
                        .filter(key -> key.key().keyId().equals(kid))
                        .toList();
            }
        };
    }

    private LedgerView ledger(View seen) {
        return new LedgerView() {
            @Override
            public long height() {
                return seen.height();
            }

            @Override
            public long time() {
                return seen.time();
            }

            @Override
            public Optional<LedgerRecord> find(LedgerDigest digest, CredentialId cti) {
                return records.stream()
                        .filter(entry -> entry.digest().equals(digest.hex()))
                        .map(Recorded::record)
                        .findFirst();
            }
        };
    }
}
