// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yinzheng.credential.bundle.TrustBundle;
import org.yinzheng.credential.cbor.CborException;
import org.yinzheng.credential.cbor.CborReader;
import org.yinzheng.credential.cbor.CborValue;
import org.yinzheng.credential.cbor.CborWriter;
import org.yinzheng.credential.cose.Sign1;
import org.yinzheng.credential.key.InMemorySigner;
import org.yinzheng.credential.key.TestKeys;
import org.yinzheng.credential.record.LedgerDigest;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.credential.status.ClosedCredentials;
import org.yinzheng.credential.status.StatusBits;
import org.yinzheng.credential.status.StatusList;
import org.yinzheng.credential.trust.KeyClosing;
import org.yinzheng.credential.trust.KeyUse;
import org.yinzheng.credential.trust.TrustedKey;

/** A {@link Scene} without a network: what it knows is put into a signed bundle beside a status list. */
final class OfflineScene {
    static final String URI = "https://status.example/lists/33MKT/32";
    static final InMemorySigner ATTESTATION = TestKeys.named("attestation");

    final Scene scene;
    final InMemorySigner statusKey = TestKeys.named("status");
    StatusBits states = StatusBits.ofCapacity(1024);
    long capacity = 1024;
    final List<LedgerDigest> closed = new ArrayList<>();
    boolean tellsClosed = true;
    Optional<CborValue> closedClaim = Optional.empty();
    String uri = URI;
    boolean listed = true;
    boolean beside;
    boolean atHand = true;
    boolean exchanged;
    long besideAsOf = Scene.NOW - 600;
    boolean trailing;
    long listedAt = Scene.NOW - 600;
    long listLife = 100_000;
    long registryTime = Scene.NOW - 600;
    long agreementsTime = Scene.NOW - 600;
    InMemorySigner listSigner = statusKey;
    Optional<KeyClosing> statusClosing = Optional.empty();
    Optional<Long> statusEnd = Optional.empty();
    Set<Integer> statusTypes = Set.of();
    boolean withNoPoint;
    UnaryOperator<Sign1> changeToken = UnaryOperator.identity();

    @Nullable
    Supplier<byte[]> changePayload;

    OfflineScene(Scene scene) {
        this.scene = scene;
        scene.online = false;
        scene.viewLimitSeconds = 86_400;
    }

    /** Everything carried is of one time. */
    void at(long time) {
        listedAt = time;
        registryTime = time;
        agreementsTime = time;
    }

    void carry() {
        List<TrustBundle.IssuerKey> keys = new ArrayList<>();
        scene.keys.forEach(key ->
                keys.add(new TrustBundle.IssuerKey(key.iss(), key.trusted().orElseThrow())));
        keys.add(new TrustBundle.IssuerKey(
                Scene.ISS,
                new TrustedKey(
                        statusKey.publicKey(),
                        -9,
                        KeyUse.STATUS,
                        Scene.START,
                        Scene.NOW - 1_000_000,
                        statusClosing,
                        statusEnd,
                        statusTypes)));
        StatusList.Place place = new StatusList.Place(Scene.ISS, Scene.LICENCE, URI, capacity);
        byte[] token = token();
        String digest = HexFormat.of().formatHex(Sha256.of(token));
        TrustBundle bundle = new TrustBundle(
                registryTime,
                50,
                new TrustBundle.Registry(registryTime, List.of(scene.issuer()), keys, Scene.types()),
                listed && !beside ? List.of(new TrustBundle.CarriedList(place, token)) : List.of(),
                beside ? List.of(new TrustBundle.ListBeside(place, digest, token.length, besideAsOf)) : List.of(),
                new TrustBundle.CarriedAgreements(agreementsTime, List.of(Scene.AGREEMENT.terms())));
        if (exchanged) {
            states = StatusBits.ofCapacity(1024);
            token = token();
        }
        scene.carried = Optional.of(new Snapshot.Carried(
                HexFormat.of().formatHex(signed(bundle)),
                HexFormat.of().formatHex(ATTESTATION.publicKey().spki()),
                beside && atHand ? Map.of(digest, HexFormat.of().formatHex(token)) : Map.of()));
    }

    /** No bundle of ours holds what is no key: it is put in place of the stranger's. */
    private byte[] signed(TrustBundle bundle) {
        byte[] honest = bundle.sign(ATTESTATION);
        if (!withNoPoint) {
            return honest;
        }
        try {
            Sign1 message = Sign1.read(honest);
            String stranger = HexFormat.of()
                    .formatHex(TestKeys.named("stranger").publicKey().spki());
            String payload = HexFormat.of().formatHex(message.payload());
            String other = payload.replace(stranger, HexFormat.of().formatHex(Scene.noPoint()));
            return Sign1.sign(message.protectedHeader(), HexFormat.of().parseHex(other), ATTESTATION)
                    .bytes();
        } catch (CborException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] token() {
        byte[] honest = new StatusList(
                        uri, listedAt, listedAt + listLife, Optional.of(600L), states, closedCredentials())
                .sign(listSigner);
        try {
            Sign1 token = Sign1.read(honest);
            if (changePayload != null) {
                token = Sign1.sign(token.protectedHeader(), changePayload.get(), listSigner);
            }
            if (trailing) {
                token = Sign1.sign(token.protectedHeader(), withTrailingByte(token.payload()), listSigner);
            }
            if (closedClaim.isPresent()) {
                CborValue.Map claims = (CborValue.Map) CborReader.read(token.payload());
                byte[] changed = CborWriter.write(replaced(claims, -65606, closedClaim.get()));
                token = Sign1.sign(token.protectedHeader(), changed, listSigner);
            }
            return changeToken.apply(token).bytes();
        } catch (CborException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ClosedCredentials> closedCredentials() {
        return tellsClosed
                ? Optional.of(ClosedCredentials.of(
                        closed.stream().mapToLong(digest -> ClosedCredentials.prefix(digest.bytes()))))
                : Optional.empty();
    }

    private static byte[] withTrailingByte(byte[] payload) throws CborException {
        CborValue.Map claims = (CborValue.Map) CborReader.read(payload);
        CborValue.Map list = (CborValue.Map) claims.get(65533).orElseThrow();
        List<CborValue.Entry> longer = list.entries().stream()
                .map(entry -> entry.value() instanceof CborValue.Bytes bytes
                        ? new CborValue.Entry(
                                entry.key(),
                                new CborValue.Bytes(Arrays.copyOf(bytes.value(), bytes.value().length + 1)))
                        : entry)
                .toList();
        return CborWriter.write(replaced(claims, 65533, new CborValue.Map(longer)));
    }

    private static CborValue.Map replaced(CborValue.Map claims, int label, CborValue value) {
        return new CborValue.Map(claims.entries().stream()
                .map(entry ->
                        entry.key().equals(new CborValue.Int(label)) ? new CborValue.Entry(entry.key(), value) : entry)
                .toList());
    }
}
