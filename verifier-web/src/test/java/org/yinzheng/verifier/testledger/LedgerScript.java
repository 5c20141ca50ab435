// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.licence.CredentialState;
import org.yinzheng.chaincode.licence.DigestState;
import org.yinzheng.chaincode.licence.LicenceBody;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;
import org.yinzheng.chaincode.licence.Profile;
import org.yinzheng.chaincode.recognition.InForceState;
import org.yinzheng.chaincode.recognition.PartyStatus;
import org.yinzheng.chaincode.registry.BeatState;
import org.yinzheng.chaincode.registry.IssuerState;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.chaincode.registry.KeyUse;
import org.yinzheng.credential.identifier.LicenceIdentifier;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.print.CredentialId;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.print.PrintCredential;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.credential.wallet.HolderSigner;
import org.yinzheng.credential.wallet.KeyBinding;
import org.yinzheng.credential.wallet.Presentation;
import org.yinzheng.credential.wallet.WalletCredential;

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

    private final TestChain chain;
    public final InMemorySigner signer = InMemorySigner.generate(RANDOM);
    private final ScriptRecords records = new ScriptRecords(signer);
    private long time;
    private int serial;

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
        TestNetwork.material()
                .description()
                .chaincodes()
                .forEach(chaincode -> defined(chaincode.name(), chaincode.policy()));
        chain.add(proposal()
                .puts(COMMON, LedgerKeys.self(), ScriptRecords.self(true, "100000", "NationalMSP", COMMON))
                .puts(COMMON, LedgerKeys.region("100000"), records.region("100000", "NationalMSP", NATIONAL, time))
                .puts(COMMON, LedgerKeys.region("330000"), records.region("330000", "ZhejiangMSP", ZHEJIANG, time))
                .puts(COMMON, LedgerKeys.region("360000"), records.region("360000", "JiangxiMSP", JIANGXI, time)));
        chain.add(
                proposal()
                        .puts(
                                NATIONAL,
                                LedgerKeys.self(),
                                ScriptRecords.self(false, "100000", "NationalMSP", NATIONAL)),
                proposal()
                        .puts(
                                ZHEJIANG,
                                LedgerKeys.self(),
                                ScriptRecords.self(false, "330000", "ZhejiangMSP", ZHEJIANG)),
                proposal()
                        .puts(JIANGXI, LedgerKeys.self(), ScriptRecords.self(false, "360000", "JiangxiMSP", JIANGXI)));
        chain.add(
                proposal().puts(COMMON, LedgerKeys.type(LICENCE_TYPE, 1), records.licenceType()),
                proposal().puts(COMMON, LedgerKeys.type(RECEIPT_TYPE, 1), records.receiptType()),
                proposal()
                        .puts(
                                ZHEJIANG,
                                LedgerKeys.agency(AGENCY),
                                records.agency(List.of(LICENCE_TYPE, RECEIPT_TYPE), time))
                        .puts(ZHEJIANG, LedgerKeys.issuer(ISS), new IssuerState(ISS, AGENCY)),
                proposal()
                        .puts(
                                NATIONAL,
                                LedgerKeys.admission(AGENCY),
                                records.admission(List.of(LICENCE_TYPE, RECEIPT_TYPE), time)));
        chain.add(key(KeyState.Status.PENDING, null));
        chain.add(key(KeyState.Status.ACTIVE, null));
        return this;
    }

    /** Commits who must endorse under a chaincode name, as Fabric's lifecycle does. */
    public LedgerScript defined(String chaincode, SignaturePolicyEnvelope policy) {
        chain.add(definition(chaincode, policy));
        return this;
    }

    public Proposal definition(String chaincode, SignaturePolicyEnvelope policy) {
        var info = ChaincodeValidationInfo.newBuilder()
                .setValidationPlugin("vscc")
                .setValidationParameter(ApplicationPolicy.newBuilder()
                        .setSignaturePolicy(policy)
                        .build()
                        .toByteString());
        var value = StateData.newBuilder().setBytes(info.build().toByteString()).build();
        return proposal()
                .calling("_lifecycle", "CommitChaincodeDefinition", "")
                .putsBytes("_lifecycle", "namespaces/fields/" + chaincode + "/ValidationInfo", value.toByteString());
    }

    public LedgerScript agreed() {
        chain.add(
                proposal().puts(COMMON, LedgerKeys.agreement("ZJ-JX-11", 1), records.agreement(time)),
                proposal()
                        .puts(
                                JIANGXI,
                                LedgerKeys.acceptance("ZJ-JX-11", 1, "360000"),
                                records.part(PartyStatus.ACCEPTED, time)));
        chain.add(proposal()
                .puts(
                        COMMON,
                        LedgerKeys.inForce("ZJ-JX-11", 1),
                        new InForceState("ZJ-JX-11", 1, "330000", AGENCY, "t", time)));
        return this;
    }

    public LedgerScript suspendedByJiangxi() {
        chain.add(proposal()
                .puts(
                        JIANGXI,
                        LedgerKeys.acceptance("ZJ-JX-11", 1, "360000"),
                        records.part(PartyStatus.SUSPENDED, time)));
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

    /** A confirmed key as older contracts let it in, which did not look at it. */
    public LedgerScript unlookedAtKey(String kid, String publicKey, @Nullable Long notAfter) {
        chain.add(proposal().puts(ZHEJIANG, LedgerKeys.issuingKey(kid), records.key(kid, publicKey, notAfter, time)));
        return this;
    }

    /** Registers and confirms a key by which a verifier attests, and closes it where there is a reason. */
    public LedgerScript attestationKey(InMemorySigner key, KeyState.@Nullable Closing closing) {
        var address = LedgerKeys.issuingKey(key.publicKey().keyId().hex());
        chain.add(proposal()
                .puts(ZHEJIANG, address, records.key(key, KeyUse.ATTESTATION, KeyState.Status.ACTIVE, null, time)));
        if (closing != null) {
            chain.add(proposal()
                    .puts(
                            ZHEJIANG,
                            address,
                            records.key(key, KeyUse.ATTESTATION, KeyState.Status.CLOSED, closing, time)));
        }
        return this;
    }

    /**
     * A licence on the ledger and in the hand.
     *
     * @param recorded all its credentials, closed ones too
     */
    public record Licence(PrintCredential credential, LicenceBody body, List<CredentialState> recorded) {
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

    /** A licence in a wallet: its name is a group that the holder may show. */
    public record WalletLicence(Licence licence, WalletCredential credential, InMemorySigner holder) {

        /** A code that was made at a moment, epoch seconds, and lives for a minute. */
        public String shownAt(long moment) {
            return shown(moment, Optional.empty(), Optional.empty());
        }

        /** The same as an answer to a verifier's challenge. */
        public String answering(Optional<String> audience, byte[] nonce, long moment) {
            return shown(moment, audience, Optional.of(nonce));
        }

        private String shown(long moment, Optional<String> audience, Optional<byte[]> nonce) {
            var cti = new byte[KeyBinding.CTI_LENGTH];
            RANDOM.nextBytes(cti);
            var binding = new KeyBinding(moment, moment + 60, cti, audience, nonce, Optional.of("办理开户"));
            return Presentation.show(credential, Set.of(-1), binding, HolderSigner.of(holder))
                    .text();
        }

        /** The stored credential without the holder's token, as a thief of the file would show it. */
        public String bare() {
            return QrText.encode(credential.bytes());
        }
    }

    /** Issues a licence and binds a wallet's credential to it. */
    public WalletLicence wallet() {
        var printed = licence();
        var claims = printed.credential().claims();
        var shown = PrintClaims.licence(
                ISS,
                LICENCE_TYPE,
                time,
                CredentialId.random(RANDOM),
                Optional.empty(),
                serial,
                Map.of(0, claims.fields().get(0)));
        var name = new TreeMap<>(Map.of(1, claims.fields().get(1)));
        var holder = InMemorySigner.generate(RANDOM);
        var credential = WalletCredential.issue(
                shown, new TreeMap<>(Map.of(-1, name)), 2, new HolderKey.P256(holder.publicKey()), signer, RANDOM);
        chain.add(
                proposal().puts(ZHEJIANG, LedgerKeys.digest(credential.digest().hex()), new DigestState(printed.id())));
        return new WalletLicence(printed, credential, holder);
    }

    /**
     * Closes a credential of a licence, which goes on.
     *
     * @return the licence as its next states name it
     */
    public Licence unbound(Licence licence, long seq, LedgerDigest digest) {
        var recorded = new ArrayList<>(licence.recorded());
        var printed = recorded.removeIf(one -> one.digest().equals(digest.hex()));
        recorded.add(records.closed(printed ? Profile.PRINT : Profile.WALLET, digest, time));
        var after = new Licence(licence.credential(), licence.body(), recorded);
        state(after, seq, LicenceStatus.VALID, Operation.UNBIND, null, null);
        return after;
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
        var body = records.body(identifier.toString(), credential, time);
        return new Licence(credential, body, body.credentials());
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
                                licence.recorded(),
                                successor,
                                toRegion,
                                "o-1",
                                time)));
        return this;
    }

    public Proposal proposal() {
        return Proposal.at(time);
    }

    public LedgerScript admitted(List<Integer> types) {
        chain.add(proposal().puts(NATIONAL, LedgerKeys.admission(AGENCY), records.admission(types, time)));
        return this;
    }

    private Proposal key(KeyState.Status status, KeyState.@Nullable Closing closing) {
        var kid = signer.publicKey().keyId().hex();
        return proposal().puts(ZHEJIANG, LedgerKeys.issuingKey(kid), records.key(status, closing, time));
    }
}
