// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.key;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;
import org.yinzheng.credential.record.Sha256;

/**
 * A public key on P-256, ready to verify ECDSA with SHA-256. Immutable; keep the object, the curve's precomputation for
 * this key lives in it.
 */
public final class P256PublicKey {
    /** Bytes of a signature, r‖s. */
    public static final int SIGNATURE_LENGTH = 64;

    // The custom curve is five times as fast as the generic one.
    static final X9ECParameters CURVE = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
    static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);

    private final ECPublicKeyParameters parameters;
    private final byte[] spki;
    private final KeyId keyId;

    private P256PublicKey(ECPoint point) {
        this.parameters = new ECPublicKeyParameters(point, DOMAIN);
        this.spki = encode(point);
        this.keyId = KeyId.ofSpki(spki);
    }

    /**
     * Reads a SubjectPublicKeyInfo.
     *
     * @param spki DER with the named curve P-256 and an uncompressed point, and no other spelling of that
     * @throws IllegalArgumentException if it is anything else, or the point is not on the curve
     */
    public static P256PublicKey ofSpki(byte[] spki) {
        try {
            return read(spki);
        } catch (IllegalStateException e) {
            // what the library says of some DER that is damaged
            throw new IllegalArgumentException("not a SubjectPublicKeyInfo", e);
        }
    }

    /** The key of a SubjectPublicKeyInfo; nothing where the bytes are none, as {@link #ofSpki} has it. */
    public static Optional<P256PublicKey> ifReadable(byte[] spki) {
        try {
            return Optional.of(ofSpki(spki));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static P256PublicKey read(byte[] spki) {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
        if (!(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier)
                || !ALGORITHM.equals(info.getAlgorithm())) {
            throw new IllegalArgumentException("not a P-256 key: the algorithm must be id-ecPublicKey with prime256v1");
        }
        P256PublicKey key = ofPoint(info.getPublicKeyData().getOctets());
        if (!Arrays.equals(spki, key.spki)) {
            throw new IllegalArgumentException("not the DER spelling with an uncompressed point");
        }
        return key;
    }

    /** A key from its uncompressed point, 65 bytes. */
    public static P256PublicKey ofPoint(byte[] encoded) {
        if (encoded.length != 65 || encoded[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point of P-256");
        }
        return new P256PublicKey(CURVE.getCurve().decodePoint(encoded));
    }

    /**
     * A key from its x coordinate and the parity of y.
     *
     * @throws IllegalArgumentException if no point of the curve has this x
     */
    public static P256PublicKey ofX(byte[] x, boolean odd) {
        if (x.length != 32) {
            throw new IllegalArgumentException("a coordinate of P-256 has 32 bytes");
        }
        byte[] compressed = new byte[33];
        compressed[0] = (byte) (odd ? 3 : 2);
        System.arraycopy(x, 0, compressed, 1, 32);
        return new P256PublicKey(CURVE.getCurve().decodePoint(compressed));
    }

    static P256PublicKey ofSecret(BigInteger secret) {
        return new P256PublicKey(DOMAIN.getG().multiply(secret).normalize());
    }

    private static byte[] encode(ECPoint point) {
        try {
            return new SubjectPublicKeyInfo(ALGORITHM, point.getEncoded(false)).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a key in memory can be encoded", e);
        }
    }

    /** The SubjectPublicKeyInfo, DER. */
    public byte[] spki() {
        return spki.clone();
    }

    public KeyId keyId() {
        return keyId;
    }

    /**
     * Whether this key signed the message. Both twins of an ECDSA signature pass: browsers do not make low-S ones.
     *
     * @param signature r‖s, 64 bytes
     */
    public boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, parameters);
        return verifier.verifySignature(
                Sha256.of(message), new BigInteger(1, signature, 0, 32), new BigInteger(1, signature, 32, 32));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof P256PublicKey key && Arrays.equals(spki, key.spki);
    }

    @Override
    public int hashCode() {
        return keyId.hashCode();
    }

    @Override
    public String toString() {
        return "P-256 key " + keyId;
    }
}
