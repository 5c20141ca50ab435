// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.TAMPERED;
import static org.yinzheng.credential.verdict.VerdictCode.UNREADABLE;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;

/** What is shown must be what was signed, once. */
final class DisclosureCases extends WalletCaseList {
    DisclosureCases() {
        disclosures();
    }

    private void disclosures() {
        changed("a dropped disclosure only shows less", VALID, Reason.OK, shown -> List.of(shown.get(0)));
        changed(
                "a doubled disclosure is tampering",
                TAMPERED,
                Reason.DISCLOSURE_DOUBLED,
                shown -> List.of(shown.get(0), shown.get(1), shown.get(0)));
        changed(
                "disclosures in another order are the same",
                VALID,
                Reason.OK,
                shown -> List.of(shown.get(1), shown.get(0)));
        changed(
                "an altered disclosure is tampering",
                TAMPERED,
                Reason.DISCLOSURE_NOT_SIGNED,
                shown -> List.of(altered(shown.get(0))));
        changed(
                "a disclosure of another credential is tampering",
                TAMPERED,
                Reason.DISCLOSURE_NOT_SIGNED,
                shown -> List.of(shown.get(0), WalletScene.disclosure(filled16(9), Cbor.map(5, "虚构路 2 号"), -2)));
        changed(
                "a disclosure that is not CBOR is tampering",
                TAMPERED,
                Reason.DISCLOSURE_NOT_SIGNED,
                shown -> List.of(new CborValue.Bytes(new byte[] {-1})));
        signed(
                "a field in two groups is tampering",
                TAMPERED,
                Reason.DISCLOSURE_FIELD_TWICE,
                WalletScene.disclosure(filled16(1), Cbor.map(5, "甲"), -1),
                WalletScene.disclosure(filled16(2), Cbor.map(5, "乙"), -2));
        signed(
                "a field shown and public is tampering",
                TAMPERED,
                Reason.DISCLOSURE_FIELD_TWICE,
                WalletScene.disclosure(filled16(1), Cbor.map(1, "甲"), -1));
        signed(
                "one group shown in two disclosures is tampering",
                TAMPERED,
                Reason.DISCLOSURE_FIELD_TWICE,
                WalletScene.disclosure(filled16(1), Cbor.map(4, "甲"), -1),
                WalletScene.disclosure(filled16(2), Cbor.map(5, "乙"), -1));
        signed(
                "a short salt cannot be read",
                UNREADABLE,
                Reason.DISCLOSURE_NOT_EXACT,
                WalletScene.disclosure(new byte[15], Cbor.map(5, "甲"), -1));
        signed(
                "a group's key beyond −24 cannot be read",
                UNREADABLE,
                Reason.DISCLOSURE_NOT_EXACT,
                WalletScene.disclosure(filled16(1), Cbor.map(5, "甲"), -25));
        signed(
                "a group's key that is a field's cannot be read",
                UNREADABLE,
                Reason.DISCLOSURE_NOT_EXACT,
                WalletScene.disclosure(filled16(1), Cbor.map(5, "甲"), 0));
        signed(
                "a group without fields cannot be read",
                UNREADABLE,
                Reason.DISCLOSURE_NOT_EXACT,
                WalletScene.disclosure(filled16(1), Cbor.map(), -1));
        signed(
                "a group in a group cannot be read",
                UNREADABLE,
                Reason.DISCLOSURE_NOT_EXACT,
                WalletScene.disclosure(filled16(1), Cbor.map(-2, "甲"), -1));
        signed(
                "a disclosure of two parts cannot be read",
                UNREADABLE,
                Reason.DISCLOSURE_NOT_EXACT,
                WalletScene.disclosure(filled16(1), Cbor.map(5, "甲")));
        signed(
                "a field that is a list cannot be read",
                UNREADABLE,
                Reason.DISCLOSURE_NOT_EXACT,
                WalletScene.disclosure(filled16(1), Cbor.map(5, list("甲")), -1));
        add(
                "a field that the type does not have is refused",
                UNREADABLE,
                CheckStep.FIELDS,
                Reason.FIELDS_NOT_OF_TYPE,
                wallet -> {
                    return credentialOf(wallet, WalletScene.disclosure(filled16(1), Cbor.map(99, "甲"), -1));
                });
    }

    private static CborValue altered(CborValue disclosure) {
        byte[] bytes = ((CborValue.Bytes) disclosure).value().clone();
        // inside the first character of a name: the bytes stay well formed
        bytes[bytes.length - 3] ^= 1;
        return new CborValue.Bytes(bytes);
    }

    private void changed(String name, VerdictCode code, Reason reason, UnaryOperator<List<CborValue>> change) {
        add(name, code, CheckStep.DISCLOSURES, reason, wallet -> {
            wallet.groups = Set.of(WalletScene.ADDRESS, WalletScene.SCOPE);
            return wallet.shownWith(message -> message.withUnprotected(Cbor.map(
                    17,
                    new CborValue.Array(change.apply(
                            ((CborValue.Array) message.unprotected().get(17).orElseThrow()).items())))));
        });
    }

    private void signed(String name, VerdictCode code, Reason reason, CborValue.Bytes... disclosures) {
        add(name, code, CheckStep.DISCLOSURES, reason, wallet -> credentialOf(wallet, disclosures));
    }

    private static String credentialOf(WalletScene wallet, CborValue.Bytes... disclosures) {
        List<byte[]> digests =
                Arrays.stream(disclosures).map(WalletScene::digest).toList();
        return wallet.forged(wallet.scene.header(-9, 293), wallet.payload(digests), List.of(disclosures));
    }
}
