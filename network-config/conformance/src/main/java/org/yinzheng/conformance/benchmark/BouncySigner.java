// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.benchmark;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.hyperledger.fabric.client.identity.Signer;

/**
 * Signs as Fabric wants it (ECDSA over P-256, DER, low S) with Bouncy Castle's own curve arithmetic. The client's default
 * signer takes the first provider of the JVM, which is several times slower and would be measured instead of the ledger.
 */
final class BouncySigner implements Signer {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
    private static final BigInteger HALF = CURVE.getN().shiftRight(1);

    private final ThreadLocal<ECDSASigner> signers;

    BouncySigner(PrivateKey key) {
        ECDomainParameters domain = new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
        ECPrivateKeyParameters parameters = new ECPrivateKeyParameters(((ECPrivateKey) key).getS(), domain);
        signers = ThreadLocal.withInitial(() -> {
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
            signer.init(true, parameters);
            return signer;
        });
    }

    @Override
    public byte[] sign(byte[] digest) {
        BigInteger[] signature = signers.get().generateSignature(digest);
        BigInteger s = signature[1].compareTo(HALF) > 0 ? CURVE.getN().subtract(signature[1]) : signature[1];
        try {
            return StandardDSAEncoding.INSTANCE.encode(CURVE.getN(), signature[0], s);
        } catch (IOException e) {
            throw new IllegalStateException("a signature that does not encode", e);
        }
    }
}
