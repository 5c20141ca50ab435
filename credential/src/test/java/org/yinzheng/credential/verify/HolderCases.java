// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_EXPIRED;
import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_INVALID;
import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_REPLAYED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;
import org.yinzheng.credential.wallet.HolderSigner;
import org.yinzheng.credential.wallet.Presentation;

/** The holder's key: dates, signatures, replays, and what a verifier asked. */
final class HolderCases extends WalletCaseList {
    private static final byte[] NONCE = "a challenge of 24 bytes.".getBytes(StandardCharsets.US_ASCII);

    HolderCases() {
        bindings();
        asked();
    }

    private void bindings() {
        presentation(
                "a picture of a code of 91 seconds ago is too old",
                PRESENTATION_EXPIRED,
                Reason.PRESENTATION_TOO_OLD,
                wallet -> {
                    wallet.shownAt = Scene.NOW - 91;
                });
        presentation("a code of 90 seconds ago passes for slow clocks", VALID, Reason.PRESENTATION_UNASKED, wallet -> {
            wallet.shownAt = Scene.NOW - 90;
        });
        presentation(
                "an expired code is too old whatever moment is asked about",
                PRESENTATION_EXPIRED,
                Reason.PRESENTATION_TOO_OLD,
                wallet -> {
                    wallet.shownAt = Scene.NOW - 600;
                    wallet.scene.asOf = Optional.of(Scene.NOW - 600);
                });
        presentation("a holder's clock half a minute ahead passes", VALID, Reason.PRESENTATION_UNASKED, wallet -> {
            wallet.shownAt = Scene.NOW + 30;
        });
        presentation(
                "a holder's clock further ahead does not",
                PRESENTATION_INVALID,
                Reason.PRESENTATION_FROM_FUTURE,
                wallet -> {
                    wallet.shownAt = Scene.NOW + 31;
                });
        presentation(
                "a life of 61 seconds is too long",
                PRESENTATION_INVALID,
                Reason.PRESENTATION_LIFE,
                wallet -> wallet.life = 61);
        presentation(
                "a life of no second is none",
                PRESENTATION_INVALID,
                Reason.PRESENTATION_LIFE,
                wallet -> wallet.life = 0);
        add(
                "another's key did not get this credential",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.HOLDER_SIGNATURE_WRONG,
                wallet -> {
                    String honest = wallet.shown();
                    wallet.holder = HolderSigner.of(TestKeys.named("thief"));
                    return wallet.sign(
                            Cbor.map(1, -9, 13, WalletScene.inner(honest), 16, 294),
                            Cbor.map(),
                            WalletScene.message(honest).payload());
                });
        add(
                "a changed purpose breaks the holder's signature",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.HOLDER_SIGNATURE_WRONG,
                wallet -> {
                    Sign1 message = WalletScene.message(wallet.shown());
                    wallet.purpose = Optional.of("办理贷款");
                    Sign1 other = WalletScene.message(wallet.shown());
                    return QrText.encode(new Sign1(
                                    message.protectedHeader(),
                                    message.unprotected(),
                                    other.payload(),
                                    message.signature())
                            .bytes());
                });
        add(
                "a key binding that names another algorithm than its key is refused",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.HOLDER_ALGORITHM_DIFFERS,
                wallet -> {
                    String honest = wallet.shown();
                    return wallet.sign(
                            Cbor.map(1, -19, 13, WalletScene.inner(honest), 16, 294),
                            Cbor.map(),
                            WalletScene.message(honest).payload());
                });
        add(
                "an Ed25519 signature beyond the group's order is refused",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.HOLDER_SIGNATURE_WRONG,
                HolderCases::beyondTheOrder);
        add(
                "a key of small order signs nothing",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.HOLDER_SIGNATURE_WRONG,
                HolderCases::smallOrder);
        add(
                "a presentation seen by another is a replay",
                PRESENTATION_REPLAYED,
                CheckStep.PRESENTATION,
                Reason.PRESENTATION_SEEN_BEFORE,
                wallet -> {
                    Presentation presentation = wallet.show(wallet.recorded(LicenceState.VALID));
                    wallet.scene.seen.add(presentation.fingerprint());
                    return presentation.text();
                });
        add(
                "a replay is one whoever the issuer is",
                PRESENTATION_REPLAYED,
                CheckStep.PRESENTATION,
                Reason.PRESENTATION_SEEN_BEFORE,
                wallet -> {
                    wallet.scene.keys = List.of();
                    Presentation presentation = wallet.show(wallet.recorded(LicenceState.VALID));
                    wallet.scene.seen.add(presentation.fingerprint());
                    return presentation.text();
                });
        add(
                "another presentation of a document seen before is none",
                VALID,
                CheckStep.PRESENTATION,
                Reason.PRESENTATION_UNASKED,
                wallet -> {
                    wallet.scene.seen.add(
                            wallet.show(wallet.issue(WalletScene.hidden())).fingerprint());
                    wallet.shownAt++;
                    return wallet.shown();
                });
    }

    /** S + L spells the same number to a careless verifier. */
    private static String beyondTheOrder(WalletScene wallet) {
        wallet.holder = WalletScene.ed25519();
        Sign1 message = WalletScene.message(wallet.shown());
        byte[] signature = message.signature().clone();
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        int carry = 0;
        for (int i = 0; i < 32; i++) {
            carry += (signature[32 + i] & 0xff) + (order[i] & 0xff);
            signature[32 + i] = (byte) carry;
            carry >>= 8;
        }
        return QrText.encode(
                new Sign1(message.protectedHeader(), message.unprotected(), message.payload(), signature).bytes());
    }

    /** Under the neutral point a signature with R = point and S = 0 would hold for every message. */
    private static String smallOrder(WalletScene wallet) {
        byte[] neutral = new byte[32];
        neutral[0] = 1;
        CborValue claims = with(wallet, 8, Cbor.map(1, Cbor.map(1, 1, -1, 6, -2, neutral)));
        String forged = wallet.forged(wallet.scene.header(-9, 293), CborWriter.write(claims), List.of());
        byte[] header = CborWriter.write(Cbor.map(1, -19, 13, WalletScene.inner(forged), 16, 294));
        byte[] signature = new byte[64];
        signature[0] = 1;
        return QrText.encode(new Sign1(header, Cbor.map(), wallet.bindingBytes(), signature).bytes());
    }

    private void asked() {
        presentation(
                "a challenge that was answered is passed",
                VALID,
                Reason.OK,
                wallet -> ask(wallet, Optional.of("https://verify.example"), Optional.of(NONCE)));
        presentation(
                "an audience alone may be asked for",
                VALID,
                Reason.OK,
                wallet -> ask(wallet, Optional.of("counter 7"), Optional.empty()));
        presentation(
                "a code for another verifier is refused", PRESENTATION_INVALID, Reason.AUDIENCE_DIFFERS, wallet -> {
                    ask(wallet, Optional.of("counter 7"), Optional.empty());
                    wallet.audience = Optional.of("counter 8");
                });
        presentation(
                "a code for nobody is refused where one asked",
                PRESENTATION_INVALID,
                Reason.AUDIENCE_DIFFERS,
                wallet -> {
                    ask(wallet, Optional.of("counter 7"), Optional.empty());
                    wallet.audience = Optional.empty();
                });
        presentation(
                "a code for somebody is refused where nobody asked",
                PRESENTATION_INVALID,
                Reason.AUDIENCE_DIFFERS,
                wallet -> {
                    wallet.audience = Optional.of("counter 8");
                });
        presentation("another nonce is refused", PRESENTATION_INVALID, Reason.NONCE_DIFFERS, wallet -> {
            ask(wallet, Optional.empty(), Optional.of(NONCE));
            wallet.nonce = Optional.of("another challenge here..".getBytes(StandardCharsets.US_ASCII));
        });
        presentation("a missing nonce is refused", PRESENTATION_INVALID, Reason.NONCE_DIFFERS, wallet -> {
            ask(wallet, Optional.empty(), Optional.of(NONCE));
            wallet.nonce = Optional.empty();
        });
        presentation(
                "an answer to nobody's challenge is refused",
                PRESENTATION_INVALID,
                Reason.NONCE_DIFFERS,
                wallet -> wallet.nonce = Optional.of(NONCE));
        presentation(
                "a holder's key satisfies who requires it",
                VALID,
                Reason.PRESENTATION_UNASKED,
                wallet -> require(wallet));
        add(
                "a printed code does not satisfy who requires the holder",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.HOLDER_REQUIRED,
                wallet -> {
                    require(wallet);
                    return wallet.scene.validLicence();
                });
    }

    private static void ask(WalletScene wallet, Optional<String> audience, Optional<byte[]> nonce) {
        wallet.audience = audience;
        wallet.nonce = nonce;
        wallet.scene.asked = new Snapshot.AskedFor(audience, nonce.map(HexFormat.of()::formatHex), false);
    }

    private static void require(WalletScene wallet) {
        wallet.scene.asked = new Snapshot.AskedFor(Optional.empty(), Optional.empty(), true);
    }
}
