// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_INVALID;
import static org.yinzheng.credential.verdict.VerdictCode.UNREADABLE;
import static org.yinzheng.credential.verdict.VerdictCode.UNSUPPORTED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;

/** Headers and claims: exact sets, exact types. */
final class WalletReadingCases extends WalletCaseList {
    WalletReadingCases() {
        headers();
        claims();
    }

    private void headers() {
        add(
                "a bare credential is not shown by its holder",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.KEY_BINDING_MISSING,
                wallet -> {
                    return QrText.encode(wallet.recorded(LicenceState.VALID).bytes());
                });
        add(
                "a bare credential without disclosures is none either",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.KEY_BINDING_MISSING,
                wallet -> {
                    Sign1 inner = inner(wallet.shown());
                    return QrText.encode(inner.withUnprotected(Cbor.map()).bytes());
                });
        outer(
                "a further label in the key binding is refused",
                wallet -> Cbor.map(1, -9, 4, new byte[8], 13, WalletScene.inner(wallet.shown()), 16, 294));
        outer("a key binding without a credential is refused", wallet -> Cbor.map(1, -9, 16, 294));
        outer(
                "a credential in a byte string is refused",
                wallet -> Cbor.map(1, -9, 13, CborWriter.write(WalletScene.inner(wallet.shown())), 16, 294));
        outer(
                "a key binding of a key binding is refused",
                wallet ->
                        Cbor.map(1, -9, 13, WalletScene.message(wallet.shown()).toCbor(), 16, 294));
        outer(
                "a key binding of a printed credential is refused",
                wallet -> Cbor.map(
                        1,
                        -9,
                        13,
                        WalletScene.message(wallet.scene.validLicence()).toCbor(),
                        16,
                        294));
        add(
                "an unprotected header in the key binding is refused",
                UNREADABLE,
                CheckStep.HEADERS,
                Reason.HEADERS_NOT_EXACT,
                wallet -> {
                    return wallet.sign(
                            Cbor.map(1, -9, 13, WalletScene.inner(wallet.shown()), 16, 294),
                            Cbor.map(17, new CborValue.Array(List.of())),
                            wallet.bindingBytes());
                });
        inner(
                "a hash algorithm in the P-256 suite is refused",
                wallet -> Cbor.map(
                        1, -9, 4, wallet.scene.signer.publicKey().keyId().bytes(), 16, 293, 170, -70003));
        inner("an inner message of another type is refused", wallet -> wallet.scene.header(-9, 61));
        unprotected("another unprotected label is refused", Cbor.map(4, new byte[8]));
        unprotected("a second unprotected label is refused", Cbor.map(4, new byte[8], 17, list(new byte[1])));
        unprotected("an empty list of disclosures is refused", Cbor.map(17, list()));
        unprotected("a disclosure that is no byte string is refused", Cbor.map(17, list(5)));
        for (int alg : new int[] {-7, -8, -70002}) {
            add(
                    "a key binding of algorithm " + alg + " is not supported",
                    UNSUPPORTED,
                    CheckStep.HEADERS,
                    Reason.ALGORITHM_UNKNOWN,
                    wallet -> {
                        return wallet.sign(
                                Cbor.map(1, alg, 13, WalletScene.inner(wallet.shown()), 16, 294),
                                Cbor.map(),
                                wallet.bindingBytes());
                    });
        }
        add(
                "an issuer's Ed25519 is not supported",
                UNSUPPORTED,
                CheckStep.HEADERS,
                Reason.ALGORITHM_UNKNOWN,
                wallet -> {
                    return wallet.forged(wallet.scene.header(-19, 293), wallet.payload(List.of(filled(1))), List.of());
                });
        add("a short holder's signature is refused", UNREADABLE, CheckStep.HEADERS, Reason.SIGNATURE_LENGTH, wallet -> {
            Sign1 message = WalletScene.message(wallet.shown());
            return QrText.encode(
                    new Sign1(message.protectedHeader(), message.unprotected(), message.payload(), new byte[63])
                            .bytes());
        });
        add("a short issuer's signature is refused", UNREADABLE, CheckStep.HEADERS, Reason.SIGNATURE_LENGTH, wallet -> {
            return wallet.shownWith(message ->
                    new Sign1(message.protectedHeader(), message.unprotected(), message.payload(), new byte[65]));
        });
        add("a length that is not shortest is refused", UNREADABLE, CheckStep.CBOR, Reason.CBOR_NOT_STRICT, wallet -> {
            byte[] bytes = WalletScene.message(wallet.shown()).bytes();
            // the array's head d2 84 becomes d2 98 04
            byte[] longer = new byte[bytes.length + 1];
            longer[0] = bytes[0];
            longer[1] = (byte) 0x98;
            longer[2] = 4;
            System.arraycopy(bytes, 2, longer, 3, bytes.length - 2);
            return QrText.encode(longer);
        });
        add(
                "a presentation with small letters is refused",
                UNREADABLE,
                CheckStep.BASE32,
                Reason.BASE32_LOWER_CASE,
                wallet -> {
                    String text = wallet.shown();
                    return text.substring(0, 50) + text.substring(50).toLowerCase(Locale.ROOT);
                });
    }

    private static Sign1 inner(String text) {
        try {
            return Sign1.of(WalletScene.inner(text));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void outer(String name, Function<WalletScene, CborValue> header) {
        add(name, UNREADABLE, CheckStep.HEADERS, Reason.HEADERS_NOT_EXACT, wallet -> {
            return wallet.sign(header.apply(wallet), Cbor.map(), wallet.bindingBytes());
        });
    }

    private void inner(String name, Function<WalletScene, CborValue> header) {
        add(name, UNREADABLE, CheckStep.HEADERS, Reason.HEADERS_NOT_EXACT, wallet -> {
            return wallet.forged(header.apply(wallet), wallet.payload(List.of(filled(1))), List.of());
        });
    }

    private void unprotected(String name, CborValue.Map unprotected) {
        add(name, UNREADABLE, CheckStep.HEADERS, Reason.HEADERS_NOT_EXACT, wallet -> {
            return wallet.shownWith(message -> message.withUnprotected(unprotected));
        });
    }

    private void claims() {
        payload("claims without a holder's key are refused", wallet -> without(wallet, 8));
        payload(
                "claims without digests are refused",
                wallet -> Cbor.map(
                        1,
                        Scene.ISS,
                        6,
                        5,
                        7,
                        new byte[16],
                        8,
                        Cbor.map(1, wallet.holder.key().coseKey()),
                        11,
                        32,
                        -65537,
                        Cbor.map(1, "x"),
                        -65541,
                        7));
        digests("an empty list of digests is refused", List.of());
        digests("digests out of order are refused", List.of(filled(2), filled(1)));
        digests("a digest that stands there twice is refused", List.of(filled(1), filled(1)));
        digests("a short digest is refused", List.of(new byte[31]));
        digests("more than 24 digests are refused", Collections.nCopies(1, filled(0)), 25);
        key(
                "a private key in the claims is refused",
                Cbor.map(1, 2, -1, 1, -2, new byte[32], -3, new byte[32], -4, new byte[32]));
        key("a point off the curve is refused", Cbor.map(1, 2, -1, 1, -2, filled(1), -3, filled(1)));
        key("a short coordinate is refused", Cbor.map(1, 2, -1, 1, -2, new byte[31], -3, new byte[32]));
        key("a key on another curve is refused", Cbor.map(1, 2, -1, 2, -2, new byte[48], -3, new byte[48]));
        key("a short Ed25519 key is refused", Cbor.map(1, 1, -1, 6, -2, new byte[31]));
        key("an x that no point has is refused", Cbor.map(1, 2, -1, 1, -2, filled(7), -3, CborValue.Simple.TRUE));
        key("a y that is neither bytes nor a parity is refused", Cbor.map(1, 2, -1, 1, -2, filled(1), -3, 1));
        add(
                "a holder's key with both coordinates is read too",
                VALID,
                CheckStep.PRESENTATION,
                Reason.PRESENTATION_UNASKED,
                wallet -> {
                    byte[] spki = TestKeys.named("holder").publicKey().spki();
                    CborValue key = Cbor.map(
                            1,
                            2,
                            -1,
                            1,
                            -2,
                            Arrays.copyOfRange(spki, spki.length - 64, spki.length - 32),
                            -3,
                            Arrays.copyOfRange(spki, spki.length - 32, spki.length));
                    byte[] payload = CborWriter.write(with(wallet, 8, Cbor.map(1, key)));
                    String text = wallet.forged(wallet.scene.header(-9, 293), payload, List.of());
                    record(wallet, text);
                    return text;
                });
        payload(
                "a second entry beside the holder's key is refused",
                wallet -> with(wallet, 8, Cbor.map(1, wallet.holder.key().coseKey(), 3, new byte[4])));
        binding("a presentation without an end is refused", Cbor.map(6, Scene.NOW, 7, new byte[8]));
        binding("a presentation without an identifier is refused", Cbor.map(4, Scene.NOW + 60, 6, Scene.NOW));
        binding(
                "a short presentation identifier is refused",
                Cbor.map(4, Scene.NOW + 60, 6, Scene.NOW, 7, new byte[7]));
        binding(
                "a purpose of more than 40 characters is refused",
                Cbor.map(4, Scene.NOW + 60, 6, Scene.NOW, 7, new byte[8], -65538, "用".repeat(41)));
        binding(
                "a nonce that is text is refused",
                Cbor.map(4, Scene.NOW + 60, 6, Scene.NOW, 7, new byte[8], 39, "abcdefgh"));
        binding("a short nonce is refused", Cbor.map(4, Scene.NOW + 60, 6, Scene.NOW, 7, new byte[8], 39, new byte[7]));
        binding("an empty audience is refused", Cbor.map(3, "", 4, Scene.NOW + 60, 6, Scene.NOW, 7, new byte[8]));
        binding(
                "an unknown claim in a presentation is refused",
                Cbor.map(4, Scene.NOW + 60, 6, Scene.NOW, 7, new byte[8], 99, 1));
        binding("a presentation that is no map is refused", Cbor.value(5));
    }

    private static CborValue without(WalletScene wallet, long label) {
        CborValue.Map claims = read(wallet.payload(List.of(filled(1))));
        return new CborValue.Map(claims.entries().stream()
                .filter(entry -> !entry.key().equals(new CborValue.Int(label)))
                .toList());
    }

    private void payload(String name, Function<WalletScene, CborValue> payload) {
        add(name, UNREADABLE, CheckStep.CLAIMS, Reason.CLAIMS_NOT_EXACT, wallet -> {
            return wallet.forged(wallet.scene.header(-9, 293), CborWriter.write(payload.apply(wallet)), List.of());
        });
    }

    private void digests(String name, List<byte[]> digests) {
        add(name, UNREADABLE, CheckStep.CLAIMS, Reason.CLAIMS_NOT_EXACT, wallet -> {
            return wallet.forged(wallet.scene.header(-9, 293), wallet.payloadAsGiven(digests), List.of());
        });
    }

    private void digests(String name, List<byte[]> first, int count) {
        List<byte[]> all = new ArrayList<>(first);
        for (int i = first.size(); i < count; i++) {
            all.add(filled(i));
        }
        digests(name, all);
    }

    private void key(String name, CborValue key) {
        payload(name, wallet -> with(wallet, 8, Cbor.map(1, key)));
    }

    private void binding(String name, CborValue claims) {
        add(name, UNREADABLE, CheckStep.CLAIMS, Reason.CLAIMS_NOT_EXACT, wallet -> {
            return wallet.sign(
                    Cbor.map(1, -9, 13, WalletScene.inner(wallet.shown()), 16, 294),
                    Cbor.map(),
                    CborWriter.write(claims));
        });
    }
}
