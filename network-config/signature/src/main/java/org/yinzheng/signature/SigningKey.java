// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * A private key on P-256 that signs SHA-256 digests: DER (SEC 1, C.8) and, as Fabric demands, with s in the lower half of
 * the group's order. Safe for threads; each keeps its initialised engine.
 */
public final class SigningKey {
    private final EcdsaProvider provider;
    private final PrivateKey key;
    private final ThreadLocal<Signature> engine = ThreadLocal.withInitial(this::initialised);

    private SigningKey(EcdsaProvider provider, PrivateKey key) {
        this.provider = provider;
        this.key = key;
    }

    /** @throws IllegalArgumentException if the key is not on P-256, or cannot be used outside its module */
    public static SigningKey of(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new IllegalArgumentException("the private key does not leave its module");
        }
        return ofPkcs8(encoded);
    }

    /**
     * Reads a PKCS #8 PrivateKeyInfo, DER.
     *
     * @throws IllegalArgumentException if it is not a private key on P-256
     */
    public static SigningKey ofPkcs8(byte[] der) {
        return ofPkcs8(der, EcdsaProvider.fastest());
    }

    static SigningKey ofPkcs8(byte[] der, EcdsaProvider provider) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("EC", provider.provider()).generatePrivate(new PKCS8EncodedKeySpec(der));
            if (key instanceof ECPrivateKey onCurve && P256.isCurve(onCurve.getParams())) {
                return new SigningKey(provider, key);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key is not PKCS #8 on the curve P-256", e);
        }
        throw new IllegalArgumentException("the private key is not on the curve P-256");
    }

    private Signature initialised() {
        try {
            Signature signature = Signature.getInstance("NONEwithECDSA", provider.provider());
            signature.initSign(key);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a P-256 key that does not sign", e);
        }
    }

    /** Signs a SHA-256 digest, 32 bytes. */
    public byte[] sign(byte[] digest) {
        try {
            Signature signature = engine.get();
            signature.update(digest);
            return lowered(signature.sign());
        } catch (GeneralSecurityException | IOException e) {
            engine.remove();
            throw new IllegalStateException("a P-256 key that does not sign", e);
        }
    }

    private static byte[] lowered(byte[] der) throws IOException {
        BigInteger[] pair = StandardDSAEncoding.INSTANCE.decode(P256.ORDER, der);
        return P256.isLow(pair[1])
                ? der
                : StandardDSAEncoding.INSTANCE.encode(P256.ORDER, pair[0], P256.ORDER.subtract(pair[1]));
    }
}
