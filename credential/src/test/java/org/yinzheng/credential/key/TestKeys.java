// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.key;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.yinzheng.credential.record.Sha256;

/** Keys that are the same in every run, so that vector files can be written again. Worth nothing outside tests. */
public final class TestKeys {
    private TestKeys() {}

    public static InMemorySigner named(String name) {
        BigInteger secret = new BigInteger(1, Sha256.of(("test key " + name).getBytes(StandardCharsets.UTF_8)));
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
        try {
            return InMemorySigner.ofPkcs8(
                    new PrivateKeyInfo(algorithm, new ECPrivateKey(256, secret)).getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names the signer's key, and signs what does not verify under it. */
    public static CredentialSigner spoiled(CredentialSigner signer) {
        return new CredentialSigner() {
            @Override
            public P256PublicKey publicKey() {
                return signer.publicKey();
            }

            @Override
            public byte[] sign(byte[] message) {
                byte[] signature = signer.sign(message);
                signature[40] ^= 4;
                return signature;
            }
        };
    }
}
