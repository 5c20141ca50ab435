// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import static org.yinzheng.credential.verdict.VerdictCode.ISSUER_NOT_AUTHORISED;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_ON_LEDGER;
import static org.yinzheng.credential.verdict.VerdictCode.NOT_RECOGNISED_HERE;
import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_EXPIRED;
import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_INVALID;
import static org.yinzheng.credential.verdict.VerdictCode.PRESENTATION_REPLAYED;
import static org.yinzheng.credential.verdict.VerdictCode.REVOKED;
import static org.yinzheng.credential.verdict.VerdictCode.SUPERSEDED;
import static org.yinzheng.credential.verdict.VerdictCode.TAMPERED;
import static org.yinzheng.credential.verdict.VerdictCode.UNKNOWN_ISSUER;
import static org.yinzheng.credential.verdict.VerdictCode.UNREADABLE;
import static org.yinzheng.credential.verdict.VerdictCode.UNSUPPORTED;
import static org.yinzheng.credential.verdict.VerdictCode.VALID;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.KeyId;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.verdict.CheckStep;
import org.yinzheng.credential.verdict.Reason;
import org.yinzheng.credential.verdict.VerdictCode;
import org.yinzheng.credential.verify.Cases.Case;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;
import org.yinzheng.credential.wallet.HolderSigner;
import org.yinzheng.credential.wallet.Presentation;

/** What the wallet profile must be answered with, stated by hand. */
final class WalletCases {
    private static final byte[] NONCE = "a challenge of 24 bytes.".getBytes(StandardCharsets.US_ASCII);

    private final List<Case> cases = new ArrayList<>();

    private WalletCases() {}

    static List<Case> showing() {
        WalletCases all = new WalletCases();
        all.genuine();
        all.headers();
        all.claims();
        all.bindings();
        all.asked();
        all.disclosures();
        all.issuersAndStates();
        return all.cases;
    }

    private void add(String name, VerdictCode code, CheckStep step, Reason reason, Function<WalletScene, String> text) {
        cases.add(new Case("wallet: " + name, scene -> text.apply(new WalletScene(scene)), code, step, reason));
    }

    private void shown(String name, VerdictCode code, CheckStep step, Reason reason, Consumer<WalletScene> change) {
        add(name, code, step, reason, wallet -> {
            change.accept(wallet);
            return wallet.shown();
        });
    }

    private void presentation(String name, VerdictCode code, Reason reason, Consumer<WalletScene> change) {
        shown(name, code, CheckStep.PRESENTATION, reason, change);
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
        add("decoys beside the groups change nothing", VALID, CheckStep.DISCLOSURES, Reason.OK, WalletCases::decoys);
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

    private static void record(WalletScene wallet, String text) {
        try {
            Presentation presentation =
                    Presentation.read(WalletScene.message(text), Presentation.headers(WalletScene.message(text)));
            wallet.scene.record(presentation.credential().digest().hex(), Scene.licenceRecord(LicenceState.VALID));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
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

    private static CborValue list(Object... items) {
        return new CborValue.Array(Arrays.stream(items).map(Cbor::value).toList());
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

    private static CborValue with(WalletScene wallet, long label, CborValue value) {
        CborValue.Map claims = read(wallet.payload(List.of(filled(1))));
        return new CborValue.Map(claims.entries().stream()
                .map(entry ->
                        entry.key().equals(new CborValue.Int(label)) ? new CborValue.Entry(entry.key(), value) : entry)
                .toList());
    }

    private static CborValue.Map read(byte[] payload) {
        try {
            return (CborValue.Map) CborReader.read(payload);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
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
                WalletCases::beyondTheOrder);
        add(
                "a key of small order signs nothing",
                PRESENTATION_INVALID,
                CheckStep.PRESENTATION,
                Reason.HOLDER_SIGNATURE_WRONG,
                WalletCases::smallOrder);
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

    private static byte[] filled16(int value) {
        return Arrays.copyOf(filled(value), 16);
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
