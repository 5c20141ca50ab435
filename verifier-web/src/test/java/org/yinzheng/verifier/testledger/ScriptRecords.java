// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.SelfState;
import org.yinzheng.chaincode.licence.CredentialState;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.AgreementChannel;
import org.yinzheng.chaincode.recognition.AgreementState;
import org.yinzheng.chaincode.recognition.AgreementTerms;
import org.yinzheng.chaincode.recognition.PartyStatus;
import org.yinzheng.chaincode.registry.AdmissionState;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.record.LedgerDigest;

/** The records of {@link LedgerScript}, as the contracts would write them. Everything is fictional. */
final class ScriptRecords {

    private static final Labels LABELS = new Labels("Demo", "演示");

    private final InMemorySigner signer;

    ScriptRecords(InMemorySigner signer) {
        this.signer = signer;
    }

    static SelfState self(boolean common, String region, String mspId, String namespace) {
        return new SelfState(common, region, mspId, namespace, LedgerScript.COMMON, LedgerScript.NATIONAL);
    }

    /** With an address for look-ups that is none: a ledger may hold one from when the contract took any text. */
    RegionState region(String region, String mspId, String namespace, long time) {
        return new RegionState(region, mspId, namespace, LABELS, "https://no address", null, 1, time);
    }

    LicenceType licenceType() {
        return new LicenceType(
                LedgerScript.LICENCE_TYPE,
                1,
                LicenceType.Kind.LICENCE,
                LedgerScript.TYPE_CODE,
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

    LicenceType receiptType() {
        return new LicenceType(
                LedgerScript.RECEIPT_TYPE,
                1,
                LicenceType.Kind.RECEIPT,
                LedgerScript.TYPE_CODE.substring(0, 18) + "002",
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

    AgencyState agency(List<Integer> types, long time) {
        return new AgencyState(
                LedgerScript.AGENCY,
                LedgerScript.ISS,
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

    AdmissionState admission(List<Integer> types, long time) {
        return new AdmissionState(LedgerScript.AGENCY, "330000", types, 4, 1, time);
    }

    KeyState key(KeyState.Status status, KeyState.@Nullable Closing closing, long time) {
        return key(signer, KeyUse.CREDENTIAL, status, closing, time);
    }

    KeyState key(
            InMemorySigner signer, KeyUse use, KeyState.Status status, KeyState.@Nullable Closing closing, long time) {
        return new KeyState(
                signer.publicKey().keyId().hex(),
                LedgerScript.AGENCY,
                LedgerScript.ISS,
                use,
                -9,
                Base64.getEncoder().encodeToString(signer.publicKey().spki()),
                List.of(),
                status,
                "o-1",
                time,
                null,
                null,
                null,
                null,
                null,
                closing);
    }

    KeyState key(String kid, String publicKey, @Nullable Long notAfter, long time) {
        return new KeyState(
                kid,
                LedgerScript.AGENCY,
                LedgerScript.ISS,
                KeyUse.CREDENTIAL,
                -9,
                publicKey,
                List.of(),
                KeyState.Status.ACTIVE,
                "o-1",
                time,
                "o-2",
                time,
                notAfter,
                null,
                null,
                null);
    }

    AgreementState agreement(long time) {
        var terms = new AgreementTerms(
                List.of("330000", "360000"),
                List.of(LedgerScript.LICENCE_TYPE),
                null,
                List.of(LedgerScript.MATTER),
                List.of(),
                List.of(AgreementChannel.values()),
                "2020-01-01",
                null,
                "cd".repeat(32));
        return new AgreementState("ZJ-JX-11", 1, terms, "330000", LedgerScript.AGENCY, "o-1", "t", time);
    }

    AcceptanceState part(PartyStatus status, long time) {
        return new AcceptanceState("ZJ-JX-11", 1, "360000", status, "AGREED", "11360000MB0360081F", "o-2", 1, time);
    }

    /** A credential that was closed as soon as it was recorded. */
    CredentialState closed(Profile profile, LedgerDigest digest, long time) {
        return credential(profile, digest, time, time);
    }

    private CredentialState credential(Profile profile, LedgerDigest digest, long from, @Nullable Long to) {
        return new CredentialState(
                profile, digest.hex(), signer.publicKey().keyId().hex(), from, from, to);
    }

    LicenceBody body(String licenceId, PrintCredential credential, long time) {
        return new LicenceBody(
                licenceId,
                Operation.ISSUE,
                LedgerScript.LICENCE_TYPE,
                1,
                LedgerScript.AGENCY,
                LedgerScript.ISS,
                "330000",
                ((LedgerPlace.StatusIndex) credential.claims().place()).index(),
                "2026-01-01",
                "2026-01-01",
                null,
                "ef".repeat(32),
                "01".repeat(32),
                2,
                List.of(credential(Profile.PRINT, credential.digest(), time, null)),
                null,
                null,
                null,
                "o-1",
                UUID.randomUUID().toString(),
                "t",
                time);
    }
}
