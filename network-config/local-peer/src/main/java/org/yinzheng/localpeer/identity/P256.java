// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * ECDSA over P-256 with SHA-256, signatures in DER (SEC 1, C.8) and, as Fabric demands, with s in the lower half of the
 * group's order. Bouncy Castle's low-level classes: several times faster than the JDK's own provider.
 */
public final class P256 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
    private static final BigInteger HALF_ORDER = CURVE.getN().shiftRight(1);

    private P256() {}

    /** @throws IllegalArgumentException if the key is not a point on P-256. */
    public static ECPublicKeyParameters publicKey(SubjectPublicKeyInfo info) {
        if (!X9ObjectIdentifiers.id_ecPublicKey.equals(info.getAlgorithm().getAlgorithm())
                || !SECObjectIdentifiers.secp256r1.equals(info.getAlgorithm().getParameters())) {
            throw new IllegalArgumentException("the public key is not on the curve P-256");
        }
        byte[] point = info.getPublicKeyData().getBytes();
        return new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(point), DOMAIN);
    }

    /** @throws IllegalArgumentException if the key is not a PKCS #8 private key on P-256. */
    public static ECPrivateKeyParameters privateKey(PrivateKeyInfo info) {
        try {
            if (PrivateKeyFactory.createKey(info) instanceof ECPrivateKeyParameters key
                    && key.getParameters().getCurve().equals(DOMAIN.getCurve())) {
                return new ECPrivateKeyParameters(key.getD(), DOMAIN);
            }
            throw new IllegalArgumentException("the private key is not on the curve P-256");
        } catch (IOException e) {
            throw new IllegalArgumentException("the private key is not PKCS #8", e);
        }
    }

    static ECPublicKeyParameters publicKeyOf(ECPrivateKeyParameters key) {
        return new ECPublicKeyParameters(DOMAIN.getG().multiply(key.getD()).normalize(), DOMAIN);
    }

    /** Signs a SHA-256 digest. The nonce is derived (RFC 6979), so a weak random source cannot leak the key. */
    public static byte[] sign(ECPrivateKeyParameters key, byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        BigInteger[] pair = signer.generateSignature(digest);
        BigInteger s = pair[1].compareTo(HALF_ORDER) > 0 ? CURVE.getN().subtract(pair[1]) : pair[1];
        try {
            return StandardDSAEncoding.INSTANCE.encode(CURVE.getN(), pair[0], s);
        } catch (IOException e) {
            throw new IllegalStateException("two integers could not be written as DER", e);
        }
    }

    /** True only for a strictly encoded signature with a low s. */
    public static boolean verify(ECPublicKeyParameters key, byte[] digest, byte[] signature) {
        return verify(key, digest, signature, true);
    }

    /** Certificates may carry a high s: authorities other than Fabric's sign them. */
    static boolean verifyCertificate(ECPublicKeyParameters key, byte[] digest, byte[] signature) {
        return verify(key, digest, signature, false);
    }

    private static boolean verify(ECPublicKeyParameters key, byte[] digest, byte[] signature, boolean lowS) {
        BigInteger[] pair;
        try {
            pair = StandardDSAEncoding.INSTANCE.decode(CURVE.getN(), signature);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
        if (lowS && pair[1].compareTo(HALF_ORDER) > 0) {
            return false;
        }
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(digest, pair[0], pair[1]);
    }
}
