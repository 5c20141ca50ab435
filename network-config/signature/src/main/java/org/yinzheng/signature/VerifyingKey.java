// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** A public key on P-256, ready to verify signatures of SHA-256 digests. Immutable; safe for threads. */
public final class VerifyingKey {
    private final PublicKey key;
    private final byte[] spki;
    private final ThreadLocal<Signature> engine;

    private VerifyingKey(PublicKey key, byte[] spki, ThreadLocal<Signature> engine) {
        this.key = key;
        this.spki = spki;
        this.engine = engine;
    }

    /**
     * Reads a SubjectPublicKeyInfo, DER.
     *
     * @throws IllegalArgumentException if it is not a point on P-256
     */
    public static VerifyingKey ofSpki(byte[] der) {
        return ofSpki(der, EcdsaProvider.fastest());
    }

    static VerifyingKey ofSpki(byte[] der, EcdsaProvider provider) {
        try {
            PublicKey key =
                    KeyFactory.getInstance("EC", provider.provider()).generatePublic(new X509EncodedKeySpec(der));
            if (key instanceof ECPublicKey onCurve && P256.isCurve(onCurve.getParams())) {
                return new VerifyingKey(key, der.clone(), provider.verifiers());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the public key is not a point on the curve P-256", e);
        }
        throw new IllegalArgumentException("the public key is not on the curve P-256");
    }

    /** True only for a signature in strict DER with a low s: what Fabric's members accept of each other. */
    public boolean verifies(byte[] digest, byte[] signature) {
        return verifies(digest, signature, true);
    }

    /** The same with either s: authorities other than Fabric's sign certificates. */
    public boolean verifiesEitherS(byte[] digest, byte[] signature) {
        return verifies(digest, signature, false);
    }

    private boolean verifies(byte[] digest, byte[] signature, boolean lowS) {
        BigInteger[] pair;
        try {
            pair = StandardDSAEncoding.INSTANCE.decode(P256.ORDER, signature);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            // not two integers in DER; Bouncy Castle casts what it reads
            return false;
        }
        return !(lowS && !P256.isLow(pair[1])) && verifiesStrict(digest, signature);
    }

    private boolean verifiesStrict(byte[] digest, byte[] signature) {
        try {
            Signature verifier = engine.get();
            verifier.initVerify(key);
            verifier.update(digest);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a P-256 key that does not verify", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(spki, that.spki);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(spki);
    }
}
