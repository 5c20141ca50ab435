// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustList;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TrustedKey;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.VerdictCode;

/** A world answered from hash maps, as a verifier keeps it in memory: ten fields, another province, an agreement. */
public final class BenchmarkScene {
    private static final LedgerPosition START = new LedgerPosition(1, 0);
    private static final int FIELDS = 10;

    private final InMemorySigner signer;
    private final Map<LedgerDigest, LedgerRecord> records = new HashMap<>();
    private final VerificationContext context;

    public BenchmarkScene(InMemorySigner signer) {
        this.signer = signer;
        this.context = new VerificationContext(
                trust(),
                number -> Optional.of(type()).filter(type -> type.number() == number),
                Optional.of(ledger()),
                Optional.empty(),
                (type, issuer, here, matter, date) -> Optional.of("AGR-2026-01/1"),
                Duration.ofMinutes(10),
                Scene.NOW,
                Optional.empty(),
                "360000",
                Optional.empty(),
                Asked.nothing(new SeenPresentations().of("benchmark")));
    }

    public InMemorySigner signer() {
        return signer;
    }

    private static LicenceIdentifier identifier(int index) {
        return new LicenceIdentifier(Scene.TYPE_CODE, Scene.AGENCY, "ZJ%014d".formatted(index), "001");
    }

    public PrintClaims claims(int index) {
        Map<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text(identifier(index).printed()));
        for (int key = 1; key < FIELDS; key++) {
            fields.put(key, FieldValue.text("虚构茶叶有限公司 " + key));
        }
        return PrintClaims.licence(
                Scene.ISS,
                Scene.LICENCE,
                Scene.SIGNED,
                Scene.cti("benchmark " + index),
                Optional.of(LocalDate.of(2031, 10, 31)),
                index,
                fields);
    }

    public PrintCredential issue(PrintClaims claims) {
        PrintCredential credential = PrintCredential.issue(claims, signer);
        int index = records.size();
        LedgerRecord.Licence pattern = Scene.licenceRecord(LedgerRecord.LicenceState.VALID);
        records.put(
                credential.digest(),
                new LedgerRecord.Licence(
                        pattern.position(),
                        pattern.recordedAt(),
                        pattern.type(),
                        pattern.agency(),
                        identifier(index).toString(),
                        index,
                        false,
                        pattern.state(),
                        pattern.stateSince(),
                        pattern.cause(),
                        pattern.successor(),
                        pattern.movedTo()));
        return credential;
    }

    public boolean isValid(String text) {
        return CredentialVerifier.verify(text, context).code() == VerdictCode.VALID;
    }

    private TrustList trust() {
        List<TypeGrant> grants = List.of(Scene.grant(Scene.LICENCE));
        TrustedIssuer issuer = new TrustedIssuer(
                Scene.ISS, Scene.AGENCY, new Bilingual("虚构", "Fictional"), "330000", grants, grants, false);
        TrustedKey key = new TrustedKey(
                signer.publicKey(), -9, KeyUse.CREDENTIAL, START, Scene.NOW - 1_000_000, Optional.empty());
        Map<KeyId, List<TrustedKey>> keys = Map.of(signer.publicKey().keyId(), List.of(key));
        return new TrustList() {
            @Override
            public Optional<TrustedIssuer> issuer(String iss) {
                return Optional.of(issuer);
            }

            @Override
            public List<TrustedKey> keys(String iss, KeyId kid) {
                return keys.getOrDefault(kid, List.of());
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
                return Scene.NOW;
            }

            @Override
            public Optional<LedgerRecord> find(LedgerDigest digest, CredentialId cti) {
                return Optional.ofNullable(records.get(digest));
            }
        };
    }

    private static TypeSchema type() {
        List<FieldSchema> fields = new ArrayList<>();
        for (int key = 0; key < FIELDS; key++) {
            FieldFormat format = key == 0 ? FieldFormat.IDENTIFIER : FieldFormat.TEXT;
            fields.add(new FieldSchema(key, "f" + key, new Bilingual("字段", "Field"), format, false, 64));
        }
        return new TypeSchema(
                Scene.LICENCE, TypeSchema.Kind.LICENCE, Scene.TYPE_CODE, new Bilingual("证", "Licence"), fields);
    }
}
