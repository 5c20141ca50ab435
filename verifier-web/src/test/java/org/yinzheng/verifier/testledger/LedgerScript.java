// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.SelfState;
import org.yinzheng.chaincode.licence.CredentialState;
import org.yinzheng.chaincode.licence.DigestState;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.receipt.IssueReceiptsRequest;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.InForceState;
import org.yinzheng.chaincode.recognition.PartyStatus;
import org.yinzheng.chaincode.registry.AdmissionState;
import org.yinzheng.chaincode.registry.BeatState;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;

/** Two provinces, one issuer of each kind, one agreement, written as the ledger's own records. Everything is fictional. */
public final class LedgerScript {

    public static final String COMMON = "yz-common";
    public static final String NATIONAL = "yz-100000";
    public static final String ZHEJIANG = "yz-330000";
    public static final String JIANGXI = "yz-360000";
    public static final String AGENCY = "11330000MB03300858";
    public static final String ISS = "33MKT";
    public static final int LICENCE_TYPE = 101;
    public static final int RECEIPT_TYPE = 201;
    public static final String TYPE_CODE = "11100000MB010001X5001";
    public static final String MATTER = "M-TRADE";
    public static final String RECEIPT_CODE = "33060126";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Labels LABELS = new Labels("Demo", "演示");

    private final TestChain chain;
    public final InMemorySigner signer = InMemorySigner.generate(RANDOM);
    private long time;
    private int serial;
    private long receiptNumber;

    public LedgerScript(TestChain chain, long startTime) {
        this.chain = chain;
        this.time = startTime;
    }

    public TestChain chain() {
        return chain;
    }

    /** Lets the clients' clock show a moment, epoch seconds. */
    public LedgerScript at(long moment) {
        time = moment;
        return this;
    }

    public long time() {
        return time;
    }

    /** Everything that must stand before a document: regions, types, an issuer with a key, an agreement in force. */
    public LedgerScript founded() {
        chain.add(proposal()
                .puts(COMMON, LedgerKeys.self(), self(true, "100000", "NationalMSP", COMMON))
                .puts(COMMON, LedgerKeys.region("100000"), region("100000", "NationalMSP", NATIONAL))
                .puts(COMMON, LedgerKeys.region("330000"), region("330000", "ZhejiangMSP", ZHEJIANG))
                .puts(COMMON, LedgerKeys.region("360000"), region("360000", "JiangxiMSP", JIANGXI)));
        chain.add(
                proposal().puts(NATIONAL, LedgerKeys.self(), self(false, "100000", "NationalMSP", NATIONAL)),
                proposal().puts(ZHEJIANG, LedgerKeys.self(), self(false, "330000", "ZhejiangMSP", ZHEJIANG)),
                proposal().puts(JIANGXI, LedgerKeys.self(), self(false, "360000", "JiangxiMSP", JIANGXI)));
        chain.add(
                proposal().puts(COMMON, LedgerKeys.type(LICENCE_TYPE, 1), licenceType()),
                proposal().puts(COMMON, LedgerKeys.type(RECEIPT_TYPE, 1), receiptType()),
                proposal().puts(ZHEJIANG, LedgerKeys.agency(AGENCY), agency(List.of(LICENCE_TYPE, RECEIPT_TYPE))),
                proposal()
                        .puts(NATIONAL, LedgerKeys.admission(AGENCY), admission(List.of(LICENCE_TYPE, RECEIPT_TYPE))));
        chain.add(key(KeyState.Status.PENDING, null));
        chain.add(key(KeyState.Status.ACTIVE, null));
        return this;
    }

    public LedgerScript agreed() {
        chain.add(
                proposal().puts(COMMON, LedgerKeys.agreement("ZJ-JX-11", 1), agreement()),
                proposal().puts(JIANGXI, LedgerKeys.acceptance("ZJ-JX-11", 1, "360000"), part(PartyStatus.ACCEPTED)));
        chain.add(proposal()
                .puts(
                        COMMON,
                        LedgerKeys.inForce("ZJ-JX-11", 1),
                        new InForceState("ZJ-JX-11", 1, "330000", AGENCY, "t", time)));
        return this;
    }

    public LedgerScript suspendedByJiangxi() {
        chain.add(
                proposal().puts(JIANGXI, LedgerKeys.acceptance("ZJ-JX-11", 1, "360000"), part(PartyStatus.SUSPENDED)));
        return this;
    }

    public LedgerScript beat() {
        chain.add(proposal().puts(ZHEJIANG, LedgerKeys.beat("330000"), new BeatState("330000", time)));
        return this;
    }

    public LedgerScript keyClosed(KeyState.Closing why) {
        chain.add(key(KeyState.Status.CLOSED, why));
        return this;
    }

    /** A licence on the ledger and in the hand. */
    public record Licence(PrintCredential credential, LicenceBody body) {
        public String text() {
            return credential.text();
        }

        public String id() {
            return body.licenceId();
        }
    }

    /** Issues a licence that is valid for ever, in a block of its own. */
    public Licence licence() {
        return licence(Optional.empty());
    }

    public Licence licence(Optional<LocalDate> validTo) {
        var licence = signed(signer, validTo);
        chain.add(recorded(licence));
        return licence;
    }

    /** A licence that was signed and never recorded. */
    public Licence signed(InMemorySigner by, Optional<LocalDate> validTo) {
        serial++;
        var identifier = new LicenceIdentifier(TYPE_CODE, AGENCY, "R7K" + serial, "001");
        var fields = new TreeMap<Integer, FieldValue>();
        fields.put(0, FieldValue.text(identifier.printed()));
        fields.put(1, FieldValue.text("虚构小吃店" + serial));
        var claims = PrintClaims.licence(ISS, LICENCE_TYPE, time, CredentialId.random(RANDOM), validTo, serial, fields);
        var credential = PrintCredential.issue(claims, by);
        return new Licence(credential, body(identifier.toString(), credential));
    }

    public Proposal recorded(Licence licence) {
        return proposal()
                .puts(ZHEJIANG, LedgerKeys.licence(licence.id()), licence.body())
                .puts(ZHEJIANG, LedgerKeys.digest(licence.credential().digest().hex()), new DigestState(licence.id()));
    }

    public LedgerScript state(Licence licence, LicenceStatus status, Operation operation) {
        return state(licence, 2, status, operation, null, null);
    }

    public LedgerScript state(
            Licence licence,
            long seq,
            LicenceStatus status,
            Operation operation,
            @Nullable String successor,
            @Nullable String toRegion) {
        chain.add(proposal()
                .puts(
                        ZHEJIANG,
                        LedgerKeys.licenceState(licence.id()),
                        new LicenceState(
                                licence.id(),
                                seq,
                                status,
                                operation,
                                null,
                                licence.body().credentials(),
                                successor,
                                toRegion,
                                "o-1",
                                time)));
        return this;
    }

    /** A batch of receipts on the ledger and in the hand. */
    public record Receipts(List<PrintCredential> credentials, BatchState batch) {}

    public Receipts receipts(int count) {
        var receipts = signedReceipts(count);
        chain.add(recorded(receipts, receipts.batch().root()));
        return receipts;
    }

    public Receipts signedReceipts(int count) {
        var batchId = UUID.randomUUID().toString().replace("-", "");
        var first = receiptNumber + 1;
        receiptNumber += count;
        var credentials = new ArrayList<PrintCredential>();
        for (int i = 0; i < count; i++) {
            var fields = new TreeMap<Integer, FieldValue>(Map.of(
                    0,
                    FieldValue.text(RECEIPT_CODE + "." + LedgerKeys.sequence(first + i)),
                    1,
                    FieldValue.number(12345)));
            var claims = PrintClaims.receipt(
                    ISS,
                    RECEIPT_TYPE,
                    time,
                    CredentialId.random(RANDOM),
                    new LedgerPlace.BatchLeaf(batchId, i),
                    fields);
            credentials.add(PrintCredential.issue(claims, signer));
        }
        var batch = new BatchState(
                RECEIPT_CODE,
                LedgerKeys.sequence(first),
                count,
                ReceiptLeaf.root(leaves(credentials)),
                batchId,
                RECEIPT_CODE + "-0000000001",
                0,
                AGENCY,
                "330000",
                RECEIPT_TYPE,
                1,
                signer.publicKey().keyId().hex(),
                time,
                time,
                null,
                UUID.randomUUID().toString());
        return new Receipts(credentials, batch);
    }

    public Proposal recorded(Receipts receipts, String root) {
        var batch = receipts.batch();
        var request = new IssueReceiptsRequest(
                batch.requestId(),
                batch.batchId(),
                batch.block(),
                batch.lane(),
                batch.first(),
                batch.kid(),
                batch.type(),
                batch.typeVersion(),
                batch.issuedAt(),
                ReceiptLeaf.encode(leaves(receipts.credentials())));
        var stored = new BatchState(
                batch.code(),
                batch.first(),
                batch.count(),
                root,
                batch.batchId(),
                batch.block(),
                batch.lane(),
                batch.unit(),
                batch.region(),
                batch.type(),
                batch.typeVersion(),
                batch.kid(),
                batch.issuedAt(),
                batch.recordedAt(),
                null,
                batch.requestId());
        return proposal()
                .calling(ZHEJIANG, "receipt:Issue", request)
                .puts(ZHEJIANG, LedgerKeys.batch(batch.code(), batch.first()), stored);
    }

    public Proposal proposal() {
        return Proposal.at(time);
    }

    private static List<ReceiptLeaf> leaves(List<PrintCredential> credentials) {
        var commitment = "ab".repeat(32);
        return credentials.stream()
                .map(credential -> new ReceiptLeaf(credential.digest().hex(), commitment))
                .toList();
    }

    private static SelfState self(boolean common, String region, String mspId, String namespace) {
        return new SelfState(common, region, mspId, namespace, COMMON, NATIONAL);
    }

    private RegionState region(String region, String mspId, String namespace) {
        return new RegionState(region, mspId, namespace, LABELS, null, null, 1, time);
    }

    private LicenceType licenceType() {
        return new LicenceType(
                LICENCE_TYPE,
                1,
                LicenceType.Kind.LICENCE,
                TYPE_CODE,
                new Labels("Food business licence (demo)", "食品经营许可证（演示）"),
                null,
                List.of("001"),
                false,
                2,
                List.of(
                        field(0, "identifier", LicenceType.Format.IDENTIFIER),
                        field(1, "name", LicenceType.Format.TEXT)),
                List.of(),
                0,
                Map.of(),
                new LicenceType.StatusList("https://gateway.example/status/{iss}/{vct}", 1024),
                null);
    }

    private LicenceType receiptType() {
        return new LicenceType(
                RECEIPT_TYPE,
                1,
                LicenceType.Kind.RECEIPT,
                TYPE_CODE.substring(0, 18) + "002",
                new Labels("Medical receipt (demo)", "医疗收费票据（演示）"),
                null,
                List.of(),
                true,
                4,
                List.of(field(0, "number", LicenceType.Format.IDENTIFIER), field(1, "total", LicenceType.Format.FEN)),
                List.of(),
                0,
                Map.of(),
                null,
                null);
    }

    private static LicenceType.Field field(int key, String name, LicenceType.Format format) {
        return new LicenceType.Field(key, name, new Labels(name, "字段" + key), format, true, 200, true, null);
    }

    private AgencyState agency(List<Integer> types) {
        return new AgencyState(
                AGENCY,
                ISS,
                "330000",
                "ZhejiangMSP",
                new Labels("Market Supervision (demo)", "市场监管局（演示）"),
                List.of(),
                types,
                List.of(),
                0,
                AgencyState.Status.ACTIVE,
                List.of(),
                null,
                1,
                1,
                time,
                time);
    }

    private AdmissionState admission(List<Integer> types) {
        return new AdmissionState(AGENCY, "330000", types, 4, 1, time);
    }

    public LedgerScript admitted(List<Integer> types) {
        chain.add(proposal().puts(NATIONAL, LedgerKeys.admission(AGENCY), admission(types)));
        return this;
    }

    private Proposal key(KeyState.Status status, KeyState.@Nullable Closing closing) {
        var kid = signer.publicKey().keyId().hex();
        return proposal()
                .puts(
                        ZHEJIANG,
                        LedgerKeys.issuingKey(kid),
                        new KeyState(
                                kid,
                                AGENCY,
                                ISS,
                                KeyUse.CREDENTIAL,
                                -9,
                                Base64.getEncoder()
                                        .encodeToString(signer.publicKey().spki()),
                                List.of(),
                                status,
                                "o-1",
                                time,
                                null,
                                null,
                                null,
                                null,
                                null,
                                closing));
    }

    private AgreementState agreement() {
        var terms = new AgreementTerms(
                List.of("330000", "360000"),
                List.of(LICENCE_TYPE),
                null,
                List.of(MATTER),
                List.of(),
                List.of(AgreementChannel.values()),
                "2020-01-01",
                null,
                "cd".repeat(32));
        return new AgreementState("ZJ-JX-11", 1, terms, "330000", AGENCY, "o-1", "t", time);
    }

    private AcceptanceState part(PartyStatus status) {
        return new AcceptanceState("ZJ-JX-11", 1, "360000", status, "AGREED", "11360000MB0360081F", "o-2", 1, time);
    }

    private LicenceBody body(String licenceId, PrintCredential credential) {
        return new LicenceBody(
                licenceId,
                Operation.ISSUE,
                LICENCE_TYPE,
                1,
                AGENCY,
                ISS,
                "330000",
                ((LedgerPlace.StatusIndex) credential.claims().place()).index(),
                "2026-01-01",
                "2026-01-01",
                null,
                "ef".repeat(32),
                "01".repeat(32),
                2,
                List.of(new CredentialState(
                        Profile.PRINT,
                        credential.digest().hex(),
                        signer.publicKey().keyId().hex(),
                        time,
                        time,
                        null)),
                null,
                null,
                "o-1",
                UUID.randomUUID().toString(),
                "t",
                time);
    }
}
