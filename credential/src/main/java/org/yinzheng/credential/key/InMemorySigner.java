// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;
import org.yinzheng.credential.record.Sha256;

/**
 * A signer whose private key is in this process. Signatures are deterministic (RFC 6979), so a poor random source can
 * not give the key away and signing the same claims twice gives the same bytes.
 */
public final class InMemorySigner implements CredentialSigner {
    private final BigInteger secret;
    private final P256PublicKey publicKey;
    // Initialising costs more than it looks: one ready signer for each thread that uses this key.
    private final ThreadLocal<ECDSASigner> signers;

    private InMemorySigner(BigInteger secret) {
        if (secret.signum() <= 0 || secret.compareTo(P256PublicKey.DOMAIN.getN()) >= 0) {
            throw new IllegalArgumentException("not a private key of P-256");
        }
        this.secret = secret;
        this.publicKey = P256PublicKey.ofSecret(secret);
        this.signers = ThreadLocal.withInitial(this::newSigner);
    }

    /** A new key. */
    public static InMemorySigner generate(SecureRandom random) {
        BigInteger n = P256PublicKey.DOMAIN.getN();
        return new InMemorySigner(BigIntegers.createRandomInRange(BigInteger.ONE, n.subtract(BigInteger.ONE), random));
    }

    /**
     * Reads a PKCS #8 PrivateKeyInfo, DER.
     *
     * @throws IllegalArgumentException if it is not a P-256 key
     */
    public static InMemorySigner ofPkcs8(byte[] der) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
            if (!SECObjectIdentifiers.secp256r1.equals(
                    info.getPrivateKeyAlgorithm().getParameters())) {
                throw new IllegalArgumentException("not a P-256 key: the curve must be prime256v1");
            }
            return new InMemorySigner(
                    ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a PKCS #8 private key", e);
        }
    }

    /** The private key as PKCS #8 PrivateKeyInfo, DER, for storing under a lock. */
    public byte[] pkcs8() {
        try {
            AlgorithmIdentifier algorithm =
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
            return new PrivateKeyInfo(algorithm, new ECPrivateKey(256, secret)).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a key in memory can be encoded", e);
        }
    }

    @Override
    public P256PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        BigInteger[] pair = signers.get().generateSignature(Sha256.of(message));
        byte[] signature = new byte[P256PublicKey.SIGNATURE_LENGTH];
        BigIntegers.asUnsignedByteArray(pair[0], signature, 0, 32);
        BigIntegers.asUnsignedByteArray(pair[1], signature, 32, 32);
        return signature;
    }

    private ECDSASigner newSigner() {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, P256PublicKey.DOMAIN));
        return signer;
    }
}
