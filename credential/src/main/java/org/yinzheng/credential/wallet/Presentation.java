// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.wallet;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborException.Fault;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.KeyedHeader;
import org.yinzheng.credential.cose.PrintHeader;
import org.yinzheng.credential.cose.SigStructure;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.text.QrText;

/**
 * A credential as its holder shows it: a key-binding token whose protected header carries the SD-CWT with the chosen
 * disclosures. Everything in it is under the holder's signature.
 */
public final class Presentation {
    private static final int LABEL_ALG = 1;
    private static final int LABEL_KCWT = 13;
    private static final int LABEL_TYP = 16;

    private final Sign1 message;
    private final long alg;
    private final WalletCredential credential;
    private final KeyBinding binding;

    private Presentation(Sign1 message, long alg, WalletCredential credential, KeyBinding binding) {
        this.message = message;
        this.alg = alg;
        this.credential = credential;
        this.binding = binding;
    }

    /**
     * The headers of a presentation, inner ones included, before any claim is read.
     *
     * @param alg the algorithm of the key binding
     * @param inner the headers of the SD-CWT
     */
    public record Headers(long alg, Sign1 shown, KeyedHeader inner) {}

    /**
     * Shows some groups of a credential.
     *
     * @param groups keys of the groups; those that the credential does not have are not shown
     * @throws IllegalArgumentException if the signer is not the holder, or the result does not fit a code
     */
    public static Presentation show(
            WalletCredential whole, Set<Integer> groups, KeyBinding binding, HolderSigner signer) {
        if (!signer.key().equals(whole.walletClaims().holder())) {
            throw new IllegalArgumentException("only the holder's key shows a credential");
        }
        WalletCredential chosen = whole.with(chosen(whole.disclosures(), groups));
        long alg = signer.key().alg();
        byte[] header = CborWriter.write(new CborValue.Map(List.of(
                entry(LABEL_ALG, new CborValue.Int(alg)),
                entry(LABEL_KCWT, chosen.toCbor()),
                entry(LABEL_TYP, new CborValue.Int(PrintHeader.TYP_KEY_BINDING)))));
        byte[] payload = binding.bytes();
        byte[] signature = signer.sign(SigStructure.of(header, payload));
        Sign1 message = new Sign1(header, new CborValue.Map(List.of()), payload, signature);
        if (message.bytes().length > QrText.MAX_BYTES) {
            throw new IllegalArgumentException("a code holds 2048 bytes, these groups need " + message.bytes().length);
        }
        return new Presentation(message, alg, chosen, binding);
    }

    private static List<Disclosure> chosen(List<Disclosure> all, Set<Integer> groups) {
        return all.stream()
                .filter(disclosure -> {
                    try {
                        return groups.contains(disclosure.group().key());
                    } catch (CborException e) {
                        throw new IllegalArgumentException("a disclosure that is none", e);
                    }
                })
                .toList();
    }

    private static CborValue.Entry entry(int label, CborValue value) {
        return new CborValue.Entry(new CborValue.Int(label), value);
    }

    /**
     * Reads all headers.
     *
     * @throws CborException if any label set is not exactly that of the profile
     */
    public static Headers headers(Sign1 message) throws CborException {
        if (message.unprotected().entries().isEmpty()
                && CborReader.read(message.protectedHeader()) instanceof CborValue.Map map
                && map.entries().size() == 3
                && map.get(LABEL_ALG).orElse(null) instanceof CborValue.Int alg
                && map.get(LABEL_KCWT).isPresent()
                && map.get(LABEL_TYP).orElse(null) instanceof CborValue.Int typ
                && typ.value() == PrintHeader.TYP_KEY_BINDING) {
            Sign1 shown = Sign1.of(map.get(LABEL_KCWT).get());
            return new Headers(alg.value(), shown, WalletCredential.header(shown));
        }
        throw new CborException(Fault.UNEXPECTED_TYPE);
    }

    /** The headers of a credential that is shown without a key binding. */
    public static KeyedHeader bareHeader(Sign1 message) throws CborException {
        return WalletCredential.header(message);
    }

    /** A credential that is shown without a key binding; it is to be refused, but as what it is. */
    public static WalletCredential bare(Sign1 message, KeyedHeader header) throws CborException {
        return WalletCredential.read(message, header);
    }

    /**
     * Reads the claims of a message whose headers were read before.
     *
     * @throws CborException if they are not exactly those of the profile
     */
    public static Presentation read(Sign1 message, Headers headers) throws CborException {
        WalletCredential shown = WalletCredential.read(headers.shown(), headers.inner());
        return new Presentation(message, headers.alg(), shown, KeyBinding.read(message.payload()));
    }

    /** The algorithm that the key binding names. */
    public long alg() {
        return alg;
    }

    /** The credential with the disclosures that are shown. */
    public WalletCredential credential() {
        return credential;
    }

    public KeyBinding binding() {
        return binding;
    }

    /** Whether the key that the credential names signed all this. */
    public boolean isSignedByHolder() {
        return credential.walletClaims().holder().verifies(message.sigStructure(), message.signature());
    }

    /** By which a verifier remembers it, 64 hexadecimal digits: SHA-256 of what the holder signed. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Sha256.of(message.sigStructure()));
    }

    /** The message. */
    public byte[] bytes() {
        return message.bytes();
    }

    /** The text for a QR code: {@code YZ1:…}. */
    public String text() {
        return QrText.encode(bytes());
    }
}
