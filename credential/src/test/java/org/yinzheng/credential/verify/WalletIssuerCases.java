// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.ISSUER_NOT_AUTHORISED;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_ON_LEDGER;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_RECOGNISED_HERE;
import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.TAMPERED;
import static org.yinzheng.credential.verdict.VerdictCode.UNKNOWN_ISSUER;

import java.util.List;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;

/** Issuers, records, states and places of wallet credentials. */
final class WalletIssuerCases extends WalletCaseList {
    WalletIssuerCases() {
        issuersAndStates();
    }

    private void issuersAndStates() {
        shown(
                "a stranger's credential has no known issuer",
                UNKNOWN_ISSUER,
                CheckStep.KEY,
                Reason.KEY_UNKNOWN,
                wallet -> wallet.scene.keys = List.of());
        add(
                "a credential signed by another issuer's key is tampering",
                TAMPERED,
                CheckStep.SIGNATURE,
                Reason.SIGNATURE_WRONG,
                wallet -> {
                    KeyId kid = wallet.scene.signer.publicKey().keyId();
                    return wallet.shownWith(message -> new Sign1(
                            message.protectedHeader(),
                            message.unprotected(),
                            message.payload(),
                            TestKeys.named("stranger").sign(kid.bytes())));
                });
        add("a changed public field is tampering", TAMPERED, CheckStep.SIGNATURE, Reason.SIGNATURE_WRONG, wallet -> {
            return wallet.shownWith(message -> new Sign1(
                    message.protectedHeader(),
                    message.unprotected(),
                    CborWriter.write(replacedName(message.payload())),
                    message.signature()));
        });
        shown(
                "a status key may not sign credentials",
                ISSUER_NOT_AUTHORISED,
                CheckStep.AUTHORITY,
                Reason.KEY_FOR_OTHER_USE,
                wallet -> {
                    wallet.scene.keys = List.of(wallet.scene.key(KeyUse.STATUS));
                });
        add(
                "without a record it is not on the ledger",
                NOT_ON_LEDGER,
                CheckStep.RECORD,
                Reason.NOT_RECORDED,
                wallet -> {
                    return wallet.show(wallet.issue(WalletScene.hidden())).text();
                });
        add(
                "a revoked licence shown by its holder is revoked",
                REVOKED,
                CheckStep.STATE,
                Reason.STATE_REVOKED,
                wallet -> {
                    return wallet.show(wallet.recorded(LicenceState.REVOKED)).text();
                });
        add(
                "the credential of a lost phone is superseded",
                SUPERSEDED,
                CheckStep.STATE,
                Reason.STATE_CREDENTIAL_CLOSED,
                wallet -> {
                    var credential = wallet.issue(WalletScene.hidden());
                    wallet.scene.record(credential.digest().hex(), LivingCases.unbound());
                    return wallet.show(credential).text();
                });
        shown(
                "without an agreement it is not recognised elsewhere",
                NOT_RECOGNISED_HERE,
                CheckStep.RECOGNITION,
                Reason.NO_AGREEMENT,
                wallet -> {
                    wallet.scene.here = "340000";
                });
    }

    private static CborValue replacedName(byte[] payload) {
        CborValue.Map claims = read(payload);
        CborValue.Map fields = (CborValue.Map) claims.get(-65537).orElseThrow();
        CborValue renamed = new CborValue.Map(fields.entries().stream()
                .map(entry -> entry.key().equals(new CborValue.Int(1))
                        ? new CborValue.Entry(entry.key(), new CborValue.Text("虚构酒业有限公司"))
                        : entry)
                .toList());
        return new CborValue.Map(claims.entries().stream()
                .map(entry -> entry.key().equals(new CborValue.Int(-65537))
                        ? new CborValue.Entry(entry.key(), renamed)
                        : entry)
                .toList());
    }
}
