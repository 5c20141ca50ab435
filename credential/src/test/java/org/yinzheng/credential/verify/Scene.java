// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.util.BigIntegers;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.SigStructure;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.schema.FieldFormat;
import org.yinzheng.credential.schema.FieldSchema;
import org.yinzheng.credential.schema.TypeSchema;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.text.QrTextException;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.LedgerPosition;
import org.yinzheng.credential.trust.TrustedIssuer;
import org.yinzheng.credential.trust.TypeGrant;
import org.yinzheng.credential.verdict.Bilingual;
import org.yinzheng.credential.verdict.ShownDocument.ReceiptFlag;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;

/** A small world: one agency in Zhejiang, a licence type, a receipt type, a ledger, an agreement with Jiangxi. */
final class Scene {
    static final long NOW = 1_795_315_200L;
    static final long SIGNED = NOW - 3600;
    static final String ISS = "33MKT";
    static final String AGENCY = "11330000002500009H";
    static final String TYPE_CODE = "11100000000013338W032";
    static final int LICENCE = 32;
    static final int RECEIPT = 9001;
    static final int UNPUBLISHED = 77;
    static final String BATCH = "000102030405060708090a0b0c0d0e0f";
    static final LedgerPosition START = new LedgerPosition(1, 0);
    static final LedgerPosition RECORDED = new LedgerPosition(40, 2);

    static final Snapshot.Agreement AGREEMENT = new Snapshot.Agreement(
            "AGR-2026-01/1",
            List.of("330000", "360000"),
            List.of(LICENCE),
            List.of("food-permit"),
            "2026-01-01",
            "2027-12-31");

    final InMemorySigner signer = TestKeys.named("issuer");
    final List<Snapshot.Recorded> records = new ArrayList<>();
    List<Snapshot.Key> keys = new ArrayList<>(List.of(key(KeyUse.CREDENTIAL)));
    List<TypeGrant> granted = List.of(grant(LICENCE), grant(RECEIPT), grant(UNPUBLISHED));
    List<TypeGrant> admitted = List.of(grant(LICENCE), grant(RECEIPT));
    boolean frozen;
    boolean online = true;
    long viewTime = NOW - 10;
    long viewLimitSeconds = 600;
    long now = NOW;
    Optional<Long> asOf = Optional.empty();
    String here = "330000";
    Optional<String> matter = Optional.empty();
    Optional<Snapshot.Carried> carried = Optional.empty();
    Snapshot.AskedFor asked = Snapshot.AskedFor.NOTHING;
    final List<String> seen = new ArrayList<>();

    static TypeGrant grant(int type) {
        return new TypeGrant(type, START, Optional.empty());
    }

    Snapshot.Key key(KeyUse use) {
        return key(use, -9, START, Optional.empty());
    }

    Snapshot.Key key(KeyUse use, int alg, LedgerPosition opened, Optional<KeyClosing> closing) {
        return key(use, alg, opened, closing, List.of());
    }

    Snapshot.Key key(KeyUse use, int alg, LedgerPosition opened, Optional<KeyClosing> closing, List<Integer> types) {
        String spki = HexFormat.of().formatHex(signer.publicKey().spki());
        return new Snapshot.Key(ISS, spki, alg, use, opened, NOW - 1_000_000, closing, types, Optional.empty());
    }

    /** Closes the issuer's key at a block, with the record time that belongs to it: block 40 is the record's. */
    void closeKey(long block, KeyClosing.Kind kind) {
        long at = NOW - 3590 + (block - RECORDED.block()) * 600;
        KeyClosing closing = new KeyClosing(new LedgerPosition(block, 0), at, kind);
        keys = List.of(key(KeyUse.CREDENTIAL, -9, START, Optional.of(closing)));
    }

    /** Bytes of a key's length and spelling that are no point of the curve. */
    static byte[] noPoint() {
        byte[] spki = TestKeys.named("stranger").publicKey().spki();
        spki[spki.length - 1] ^= 1;
        return spki;
    }

    /** The licence, signed as it should be, under the name of what is no key. */
    String issueUnderNoPoint() {
        try {
            byte[] payload = Sign1.read(QrText.decode(issue(licenceClaims()))).payload();
            CborValue.Map header = Cbor.map(
                    1, PrintHeader.ALG_ESP256, 4, KeyId.ofSpki(noPoint()).bytes(), 16, PrintHeader.TYP_CWT);
            return forge(header, Cbor.map(), payload);
        } catch (CborException | QrTextException e) {
            throw new IllegalStateException(e);
        }
    }

    static LicenceIdentifier identifier() {
        return new LicenceIdentifier(TYPE_CODE, AGENCY, "ZJ2026000000000001", "001");
    }

    static CredentialId cti(String name) {
        byte[] digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8));
        return new CredentialId(Arrays.copyOf(digest, CredentialId.LENGTH));
    }

    static Map<Integer, FieldValue> licenceFields() {
        Map<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text(identifier().printed()));
        fields.put(1, FieldValue.text("虚构茶叶有限公司"));
        fields.put(2, FieldValue.date(LocalDate.of(2026, 11, 1)));
        return fields;
    }

    static PrintClaims licenceClaims() {
        return licenceClaims(LICENCE, SIGNED, Optional.of(LocalDate.of(2031, 10, 31)), licenceFields());
    }

    static PrintClaims licenceClaims(int vct, long iat, Optional<LocalDate> validTo, Map<Integer, FieldValue> fields) {
        return PrintClaims.licence(ISS, vct, iat, cti("licence"), validTo, 7, fields);
    }

    static PrintClaims receiptClaims() {
        return receiptClaims("33060126.0000000017");
    }

    static PrintClaims receiptClaims(String number) {
        Map<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text(number));
        fields.put(3, FieldValue.number(12_345));
        return PrintClaims.receipt(ISS, RECEIPT, SIGNED, cti("receipt"), new LedgerPlace.BatchLeaf(BATCH, 16), fields);
    }

    static LedgerRecord.Licence licenceRecord(LicenceState state) {
        return licenceRecord(state, Optional.empty(), Optional.empty());
    }

    static LedgerRecord.Licence licenceRecord(
            LicenceState state, Optional<String> successor, Optional<String> movedTo) {
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
                successor,
                movedTo);
    }

    static LedgerRecord.Receipt receiptRecord(
            Optional<LedgerRecord.Reversal> reversal, Optional<LedgerRecord.Claims> claims) {
        return new LedgerRecord.Receipt(
                RECORDED,
                NOW - 3590,
                RECEIPT,
                AGENCY,
                "33060126",
                "0000000017",
                BATCH,
                16,
                reversal,
                claims,
                Set.of(ReceiptFlag.DELIVERED));
    }

    String issue(PrintClaims claims) {
        return PrintCredential.issue(claims, signer).text();
    }

    String issue(PrintClaims claims, LedgerRecord record) {
        PrintCredential credential = PrintCredential.issue(claims, signer);
        record(credential.digest().hex(), record);
        return credential.text();
    }

    void record(String digest, LedgerRecord record) {
        Optional<LedgerRecord> found = Optional.of(record);
        records.add(new Snapshot.Recorded(
                digest,
                found.filter(LedgerRecord.Licence.class::isInstance).map(LedgerRecord.Licence.class::cast),
                found.filter(LedgerRecord.Receipt.class::isInstance).map(LedgerRecord.Receipt.class::cast)));
    }

    String licence(LicenceState state) {
        return issue(licenceClaims(), licenceRecord(state));
    }

    String validLicence() {
        return licence(LicenceState.VALID);
    }

    String receipt(Optional<LedgerRecord.Reversal> reversal, Optional<LedgerRecord.Claims> claims) {
        return issue(receiptClaims(), receiptRecord(reversal, claims));
    }

    /** A well-signed message of any shape. */
    String forge(CborValue protectedHeader, CborValue.Map unprotected, byte[] payload) {
        return forge(CborWriter.write(protectedHeader), unprotected, payload);
    }

    String forgeHeaderBytes(byte[] protectedHeader) {
        return forge(protectedHeader, Cbor.map(), CborWriter.write(Cbor.map()));
    }

    private String forge(byte[] protectedHeader, CborValue.Map unprotected, byte[] payload) {
        byte[] signature = signer.sign(SigStructure.of(protectedHeader, payload));
        return QrText.encode(new Sign1(protectedHeader, unprotected, payload, signature).bytes());
    }

    CborValue.Map header(long alg, long typ) {
        return Cbor.map(1, alg, 4, signer.publicKey().keyId().bytes(), 16, typ);
    }

    CborValue.Map header() {
        return header(PrintHeader.ALG_ESP256, PrintHeader.TYP_CWT);
    }

    Verdict verify(String text) {
        return CredentialVerifier.verify(text, snapshot().context());
    }

    TrustedIssuer issuer() {
        return new TrustedIssuer(
                ISS, AGENCY, new Bilingual("虚构市场监管局", "Fictional Market Office"), "330000", granted, admitted, frozen);
    }

    Snapshot snapshot() {
        return new Snapshot(
                now,
                asOf,
                here,
                matter,
                viewLimitSeconds,
                online ? Optional.of(new Snapshot.View(50, viewTime)) : Optional.empty(),
                List.of(issuer()),
                List.copyOf(keys),
                types(),
                List.copyOf(records),
                List.of(AGREEMENT),
                carried,
                asked,
                List.copyOf(seen));
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
                                field(2, "validFrom", FieldFormat.DATE, 0),
                                field(4, "representative", FieldFormat.TEXT, 25),
                                field(5, "address", FieldFormat.TEXT, 100),
                                field(6, "scope", FieldFormat.TEXT, 300))),
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

    /** The other signature that every ECDSA signature implies. */
    static byte[] twin(byte[] signature) {
        BigInteger n = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        byte[] s = BigIntegers.asUnsignedByteArray(32, n.subtract(new BigInteger(1, signature, 32, 32)));
        byte[] twin = signature.clone();
        System.arraycopy(s, 0, twin, 32, 32);
        return twin;
    }
}
