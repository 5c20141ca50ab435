// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** X.509 and ECDSA with one fast provider, named explicitly: the platform's own is ten times slower. */
final class Certificates {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private Certificates() {}

    static X509Certificate parse(ByteString pemOrDer) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509", PROVIDER);
        var certificate = (X509Certificate) factory.generateCertificate(pemOrDer.newInput());
        if (certificate == null) {
            throw new CertificateException("no certificate in " + pemOrDer.size() + " bytes");
        }
        return certificate;
    }

    static boolean isIssuedBy(X509Certificate subject, X509Certificate issuer) {
        if (!subject.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey(), PROVIDER);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static boolean verifies(PublicKey key, ByteString signature, ByteString... signed) {
        try {
            var verifier = Signature.getInstance("SHA256withECDSA", PROVIDER);
            verifier.initVerify(key);
            for (var part : signed) {
                verifier.update(part.asReadOnlyByteBuffer());
            }
            return verifier.verify(signature.toByteArray());
        } catch (GeneralSecurityException e) {
            // not a signature at all, or a key of another algorithm than the network's
            return false;
        }
    }
}
