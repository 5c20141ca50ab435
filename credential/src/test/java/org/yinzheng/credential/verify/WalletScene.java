// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.SigStructure;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.print.FieldValue;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.text.QrText;
import org.yinzheng.credential.verify.LedgerRecord.LicenceState;
import org.yinzheng.credential.wallet.HolderKey;
import org.yinzheng.credential.wallet.HolderSigner;
import org.yinzheng.credential.wallet.KeyBinding;
import org.yinzheng.credential.wallet.Presentation;
import org.yinzheng.credential.wallet.WalletCredential;

/** A holder and a wallet credential in a {@link Scene}; every value can be turned before it is signed. */
final class WalletScene {
    static final int IDENTITY = -1;
    static final int ADDRESS = -2;
    static final int SCOPE = -3;

    final Scene scene;
    HolderSigner holder = HolderSigner.of(TestKeys.named("holder"));
    Set<Integer> groups = Set.of(ADDRESS);
    long shownAt = Scene.NOW - 10;
    long life = 60;
    Optional<String> audience = Optional.empty();
    Optional<byte[]> nonce = Optional.empty();
    Optional<String> purpose = Optional.of("办理开户");

    WalletScene(Scene scene) {
        this.scene = scene;
    }

    /** The same bytes in every run, so that files can be written again. */
    static SecureRandom repeatable(String seed) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;
            private int count;

            @Override
            public void nextBytes(byte[] bytes) {
                byte[] block = Sha256.of((seed + " " + count++).getBytes(StandardCharsets.UTF_8));
                System.arraycopy(block, 0, bytes, 0, bytes.length);
            }
        };
    }

    static HolderSigner ed25519() {
        byte[] secret = Sha256.of("an Ed25519 holder".getBytes(StandardCharsets.UTF_8));
        byte[] x = new byte[32];
        Ed25519.generatePublicKey(secret, 0, x, 0);
        return new HolderSigner() {
            @Override
            public HolderKey key() {
                return new HolderKey.Ed25519Key(x);
            }

            @Override
            public byte[] sign(byte[] message) {
                byte[] signature = new byte[64];
                Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
                return signature;
            }
        };
    }

    static PrintClaims claims() {
        SortedMap<Integer, FieldValue> fields = new TreeMap<>();
        fields.put(0, FieldValue.text(Scene.identifier().printed()));
        fields.put(1, FieldValue.text("虚构茶叶有限公司"));
        return PrintClaims.licence(
                Scene.ISS,
                Scene.LICENCE,
                Scene.SIGNED,
                Scene.cti("wallet"),
                Optional.of(LocalDate.of(2031, 10, 31)),
                7,
                fields);
    }

    static SortedMap<Integer, SortedMap<Integer, FieldValue>> hidden() {
        SortedMap<Integer, SortedMap<Integer, FieldValue>> groups = new TreeMap<>();
        groups.put(IDENTITY, new TreeMap<>(Map.of(4, FieldValue.text("甄示例"))));
        groups.put(ADDRESS, new TreeMap<>(Map.of(5, FieldValue.text("浙江省杭州市西湖区虚构路 1 号"))));
        groups.put(
                SCOPE,
                new TreeMap<>(Map.of(2, FieldValue.date(LocalDate.of(2026, 11, 1)), 6, FieldValue.text("茶叶制品销售"))));
        return groups;
    }

    WalletCredential issue(SortedMap<Integer, SortedMap<Integer, FieldValue>> groups) {
        return WalletCredential.issue(claims(), groups, 5, holder.key(), scene.signer, repeatable("wallet"));
    }

    /** Issues, and records the digest as a licence in a state. */
    WalletCredential recorded(LicenceState state) {
        WalletCredential credential = issue(hidden());
        scene.record(credential.digest().hex(), Scene.licenceRecord(state));
        return credential;
    }

    KeyBinding binding() {
        byte[] cti = Arrays.copyOf(Sha256.of("showing".getBytes(StandardCharsets.UTF_8)), KeyBinding.CTI_LENGTH);
        return new KeyBinding(shownAt, shownAt + life, cti, audience, nonce, purpose);
    }

    Presentation show(WalletCredential credential) {
        return Presentation.show(credential, groups, binding(), holder);
    }

    String shown() {
        return show(recorded(LicenceState.VALID)).text();
    }

    /** A presentation whose inner message was changed before the holder signed. */
    String shownWith(UnaryOperator<Sign1> change) {
        Sign1 honest = message(shown());
        return signed(inner -> change.apply(inner), honest);
    }

    private String signed(UnaryOperator<Sign1> change, Sign1 honest) {
        try {
            CborValue.Map header = (CborValue.Map) CborReader.read(honest.protectedHeader());
            Sign1 inner = Sign1.of(header.get(13).orElseThrow());
            CborValue changed = change.apply(inner).toCbor();
            return sign(Cbor.map(1, holder.key().alg(), 13, changed, 16, 294), Cbor.map(), honest.payload());
        } catch (CborException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A well-signed key binding of any shape. */
    String sign(CborValue protectedHeader, CborValue.Map unprotected, byte[] payload) {
        byte[] header = CborWriter.write(protectedHeader);
        byte[] signature = holder.sign(SigStructure.of(header, payload));
        return QrText.encode(new Sign1(header, unprotected, payload, signature).bytes());
    }

    static Sign1 message(String text) {
        try {
            return Sign1.read(QrText.decode(text));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The inner message of a presentation. */
    static CborValue inner(String text) {
        try {
            return ((CborValue.Map) CborReader.read(message(text).protectedHeader()))
                    .get(13)
                    .orElseThrow();
        } catch (CborException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A credential whose payload or headers are anything, signed by the issuer and shown by the holder. */
    String forged(CborValue header, byte[] payload, List<CborValue> disclosures) {
        byte[] bytes = CborWriter.write(header);
        byte[] signature = scene.signer.sign(SigStructure.of(bytes, payload));
        CborValue.Map unprotected = disclosures.isEmpty() ? Cbor.map() : Cbor.map(17, new CborValue.Array(disclosures));
        CborValue shown = new Sign1(bytes, unprotected, payload, signature).toCbor();
        return sign(Cbor.map(1, holder.key().alg(), 13, shown, 16, 294), Cbor.map(), bindingBytes());
    }

    byte[] bindingBytes() {
        return message(show(issue(hidden())).text()).payload();
    }

    /** The payload of an SD-CWT with chosen digests. */
    byte[] payload(List<byte[]> digests, Object... more) {
        TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
        sorted.addAll(digests);
        return payloadAsGiven(List.copyOf(sorted), more);
    }

    byte[] payloadAsGiven(List<byte[]> digests, Object... more) {
        List<CborValue> values =
                digests.stream().<CborValue>map(CborValue.Bytes::new).toList();
        CborValue fields = Cbor.map(
                0, Scene.identifier().printed(), 1, "虚构茶叶有限公司", CborValue.Simple.REDACTED, new CborValue.Array(values));
        Object[] claims = {
            1,
            Scene.ISS,
            6,
            Scene.SIGNED,
            7,
            Scene.cti("wallet").bytes(),
            8,
            Cbor.map(1, holder.key().coseKey()),
            11,
            Scene.LICENCE,
            -65537,
            fields,
            -65541,
            7
        };
        Object[] all = Arrays.copyOf(claims, claims.length + more.length);
        System.arraycopy(more, 0, all, claims.length, more.length);
        return CborWriter.write(Cbor.map(all));
    }

    static CborValue.Bytes disclosure(Object... saltValueKey) {
        List<CborValue> parts = Arrays.stream(saltValueKey).map(Cbor::value).toList();
        return new CborValue.Bytes(CborWriter.write(new CborValue.Array(parts)));
    }

    static byte[] digest(CborValue.Bytes disclosure) {
        return Sha256.of(CborWriter.write(disclosure));
    }
}
