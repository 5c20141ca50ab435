// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;

/** Presentations of honest holders. */
final class GenuineWalletCases extends WalletCaseList {
    GenuineWalletCases() {
        genuine();
    }

    private void genuine() {
        presentation("one group shown by its holder is valid", VALID, Reason.PRESENTATION_UNASKED, wallet -> {});
        shown("every group shown is valid", VALID, CheckStep.DISCLOSURES, Reason.OK, wallet -> {
            wallet.groups = Set.of(WalletScene.IDENTITY, WalletScene.ADDRESS, WalletScene.SCOPE);
        });
        shown("no group shown is valid", VALID, CheckStep.DISCLOSURES, Reason.OK, wallet -> wallet.groups = Set.of());
        presentation("without a purpose it is valid", VALID, Reason.PRESENTATION_UNASKED, wallet -> {
            wallet.purpose = Optional.empty();
        });
        presentation("an Ed25519 holder's is valid", VALID, Reason.PRESENTATION_UNASKED, wallet -> {
            wallet.holder = WalletScene.ed25519();
        });
        add(
                "in a link it is read",
                VALID,
                CheckStep.BASE32,
                Reason.OK,
                wallet -> "https://v.example/#" + wallet.shown());
        add(
                "the key binding's malleable twin is the same",
                VALID,
                CheckStep.PRESENTATION,
                Reason.PRESENTATION_UNASKED,
                wallet -> {
                    Sign1 message = WalletScene.message(wallet.shown());
                    return QrText.encode(new Sign1(
                                    message.protectedHeader(),
                                    message.unprotected(),
                                    message.payload(),
                                    Scene.twin(message.signature()))
                            .bytes());
                });
        add(
                "decoys beside the groups change nothing",
                VALID,
                CheckStep.DISCLOSURES,
                Reason.OK,
                GenuineWalletCases::decoys);
        shown(
                "under an agreement elsewhere it is valid",
                VALID,
                CheckStep.RECOGNITION,
                Reason.UNDER_AGREEMENT,
                wallet -> {
                    wallet.scene.here = "360000";
                    wallet.scene.matter = Optional.of("food-permit");
                });
    }

    /** One digest belongs to what is shown, the others to nothing. */
    private static String decoys(WalletScene wallet) {
        CborValue.Bytes shown = WalletScene.disclosure(new byte[16], Cbor.map(5, "虚构路"), -2);
        byte[] payload = wallet.payload(List.of(WalletScene.digest(shown), filled(1), filled(2), filled(250)));
        String text = wallet.forged(wallet.scene.header(-9, 293), payload, List.of(shown));
        record(wallet, text);
        return text;
    }
}
