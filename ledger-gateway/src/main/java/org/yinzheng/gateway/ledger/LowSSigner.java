// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hyperledger.fabric.client.identity.Signer;

/**
 * Signs a digest with ECDSA on P-256, DER encoded, S in the lower half as Fabric demands. Bouncy Castle is several times
 * faster here than the JDK's own provider; each thread keeps its initialised engine.
 */
final class LowSSigner implements Signer {
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final BigInteger ORDER =
            CustomNamedCurves.getByName("secp256r1").getN();
    private static final BigInteger HALF = ORDER.shiftRight(1);

    private final ThreadLocal<Signature> engine;

    LowSSigner(PrivateKey key) {
        this.engine = ThreadLocal.withInitial(() -> initialised(key));
    }

    private static Signature initialised(PrivateKey key) {
        try {
            var signature = Signature.getInstance("NONEwithECDSA", PROVIDER);
            signature.initSign(key);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a client key is not usable for ECDSA", e);
        }
    }

    @Override
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        var signature = engine.get();
        signature.update(digest);
        return lowered(signature.sign());
    }

    private static byte[] lowered(byte[] der) throws SignatureException {
        try {
            var pair = ASN1Sequence.getInstance(der);
            var s = ASN1Integer.getInstance(pair.getObjectAt(1)).getValue();
            if (s.compareTo(HALF) <= 0) {
                return der;
            }
            return new DERSequence(pair.getObjectAt(0), new ASN1Integer(ORDER.subtract(s))).getEncoded();
        } catch (IOException e) {
            throw new SignatureException("the signature does not encode", e);
        }
    }
}
