// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustList;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.Verdict;

/** A small world: one agency in Zhejiang, a licence type, a receipt type, a ledger, an agreement with Jiangxi. */
final class Scene {
    static final long NOW = 1_795_315_200L;
    static final String ISS = "33MKT";
    static final String AGENCY = "11330000002500009H";
    static final String TYPE_CODE = "11100000000013338W032";
    static final int LICENCE = 32;
    static final int RECEIPT = 9001;
    static final String BATCH = "000102030405060708090a0b0c0d0e0f";
    static final LedgerPosition START = new LedgerPosition(1, 0);
    static final LedgerPosition RECORDED = new LedgerPosition(40, 2);

    final InMemorySigner signer = InMemorySigner.generate(new SecureRandom());
    final Map<LedgerDigest, LedgerRecord> records = new HashMap<>();
    List<TrustedKey> keys = new ArrayList<>(List.of(key(KeyUse.CREDENTIAL, Optional.empty())));
    List<TypeGrant> granted = List.of(grant(LICENCE), grant(RECEIPT));
    List<TypeGrant> admitted = List.of(grant(LICENCE), grant(RECEIPT));
    boolean frozen;
    boolean online = true;
    boolean agreed = true;
    long viewTime = NOW - 10;
    Optional<Long> asOf = Optional.empty();
    String here = "330000";

    static TypeGrant grant(int type) {
        return new TypeGrant(type, START, Optional.empty());
    }

    TrustedKey key(KeyUse use, Optional<KeyClosing> closing) {
        return new TrustedKey(signer.publicKey(), -9, use, START, NOW - 1_000_000, closing);
    }

    static LicenceIdentifier identifier() {
        return new LicenceIdentifier(TYPE_CODE, AGENCY, "ZJ2026000000000001", "001");
    }

    static PrintClaims licenceClaims() {
        Map<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text(identifier().printed()));
        fields.put(1, FieldValue.text("虚构茶叶有限公司"));
        fields.put(2, FieldValue.date(LocalDate.of(2026, 11, 1)));
        return PrintClaims.licence(
                ISS,
                LICENCE,
                NOW - 3600,
                new CredentialId(new byte[16]),
                Optional.of(LocalDate.of(2031, 10, 31)),
                7,
                fields);
    }

    static PrintClaims receiptClaims() {
        Map<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text("33060126.0000000017"));
        fields.put(3, FieldValue.number(12_345));
        return PrintClaims.receipt(
                ISS, RECEIPT, NOW - 3600, new CredentialId(new byte[16]), new LedgerPlace.BatchLeaf(BATCH, 16), fields);
    }

    static LedgerRecord.Licence licenceRecord(LedgerRecord.LicenceState state) {
        return new LedgerRecord.Licence(
                RECORDED,
                NOW - 3590,
                LICENCE,
                AGENCY,
                identifier().toString(),
                7,
                false,
                state,
                NOW - 600,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static LedgerRecord.Receipt receiptRecord(
            Optional<LedgerRecord.Reversal> reversal, Optional<LedgerRecord.Claims> claims) {
        return new LedgerRecord.Receipt(
                RECORDED, NOW - 3590, RECEIPT, AGENCY, "33060126", "0000000017", BATCH, 16, reversal, claims, Set.of());
    }

    PrintCredential issue(PrintClaims claims, LedgerRecord record) {
        PrintCredential credential = PrintCredential.issue(claims, signer);
        records.put(credential.digest(), record);
        return credential;
    }

    String validLicence() {
        return issue(licenceClaims(), licenceRecord(LedgerRecord.LicenceState.VALID))
                .text();
    }

    Verdict verify(String text) {
        return CredentialVerifier.verify(text, context());
    }

    VerificationContext context() {
        return new VerificationContext(
                trust(),
                number ->
                        types().stream().filter(type -> type.number() == number).findFirst(),
                online ? Optional.of(ledger()) : Optional.empty(),
                (type, issuer, place, matter, date) -> agreed ? Optional.of("AGR-2026-01/1") : Optional.empty(),
                Duration.ofMinutes(10),
                NOW,
                asOf,
                here,
                Optional.empty());
    }

    private TrustList trust() {
        return new TrustList() {
            @Override
            public Optional<TrustedIssuer> issuer(String iss) {
                return iss.equals(ISS)
                        ? Optional.of(new TrustedIssuer(
                                ISS,
                                AGENCY,
                                new Bilingual("虚构市场监管局", "Fictional Market Office"),
                                "330000",
                                granted,
                                admitted,
                                frozen))
                        : Optional.empty();
            }

            @Override
            public List<TrustedKey> keys(String iss, KeyId kid) {
                return keys.stream()
                        .filter(key -> key.key().keyId().equals(kid))
                        .toList();
            }
        };
    }

    private LedgerView ledger() {
        return new LedgerView() {
            @Override
            public long height() {
                return 50;
            }

            @Override
            public long time() {
                return viewTime;
            }

            @Override
            public Optional<LedgerRecord> find(LedgerDigest digest, CredentialId cti) {
                return Optional.ofNullable(records.get(digest));
            }
        };
    }

    static List<TypeSchema> types() {
        FieldSchema id = field(0, "identifier", FieldFormat.IDENTIFIER, 64);
        return List.of(
                new TypeSchema(
                        LICENCE,
                        TypeSchema.Kind.LICENCE,
                        TYPE_CODE,
                        new Bilingual("食品经营许可证", "Food business licence"),
                        List.of(
                                id,
                                field(1, "name", FieldFormat.TEXT, 64),
                                field(2, "validFrom", FieldFormat.DATE, 0))),
                new TypeSchema(
                        RECEIPT,
                        TypeSchema.Kind.RECEIPT,
                        TYPE_CODE,
                        new Bilingual("医疗门诊收费票据", "Outpatient receipt"),
                        List.of(id, field(3, "total", FieldFormat.FEN, 0))));
    }

    private static FieldSchema field(int key, String name, FieldFormat format, int length) {
        return new FieldSchema(key, name, new Bilingual(name, name), format, false, length);
    }
}
