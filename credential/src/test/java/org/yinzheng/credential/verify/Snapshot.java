// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        List<Agreement> agreements) {

    record View(long height, long time) {}

    record Key(
            String iss,
            String spki,
            int alg,
            KeyUse use,
            LedgerPosition opened,
            long openedAt,
            Optional<KeyClosing> closing,
            List<Integer> types) {
        TrustedKey trusted() {
            P256PublicKey key = P256PublicKey.ofSpki(HexFormat.of().parseHex(spki));
            return new TrustedKey(key, alg, use, opened, openedAt, closing, Set.copyOf(types));
        }
    }

    /** One of licence and receipt. */
    record Recorded(String digest, Optional<LedgerRecord.Licence> licence, Optional<LedgerRecord.Receipt> receipt) {
        LedgerRecord record() {
            return licence.isPresent() ? licence.get() : receipt.orElseThrow();
        }
    }

    record Agreement(
            String id,
            String issuerRegion,
            String here,
            List<Integer> types,
            List<String> matters,
            String from,
            String to) {
        boolean covers(int type, String issuer, String place, Optional<String> matter, LocalDate date) {
            return types.contains(type)
                    && issuerRegion.equals(issuer)
                    && here.equals(place)
                    && matter.map(matters::contains).orElse(true)
                    && !date.isBefore(LocalDate.parse(from))
                    && !date.isAfter(LocalDate.parse(to));
        }
    }

    VerificationContext context() {
        return new VerificationContext(
                trust(),
                number -> types.stream().filter(type -> type.number() == number).findFirst(),
                view.map(this::ledger),
                (type, issuer, place, on, date) -> agreements.stream()
                        .filter(agreement -> agreement.covers(type, issuer, place, on, date))
                        .map(Agreement::id)
                        .findFirst(),
                Duration.ofSeconds(viewLimitSeconds),
                now,
                asOf,
                here,
                matter);
    }

    private TrustList trust() {
        return new TrustList() {
            private final List<TrustedKey> trusted =
                    keys.stream().map(Key::trusted).toList();

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
