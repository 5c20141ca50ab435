// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.yinzheng.signature.EcdsaProvider;

/**
 * X.509 by Bouncy Castle, which reads what the platform's own provider refuses, and ECDSA by the fastest provider there is:
 * the platform's is many times slower.
 */
final class Certificates {

    private static final BigInteger HALF_ORDER =
            CustomNamedCurves.getByName("P-256").getN().shiftRight(1);
    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final Provider ECDSA = EcdsaProvider.fastest().provider();

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

    /** The certificate's key, made ready for {@link #verifies}. */
    static PublicKey keyOf(X509Certificate certificate) throws CertificateException {
        try {
            var encoded = new X509EncodedKeySpec(certificate.getPublicKey().getEncoded());
            return KeyFactory.getInstance("EC", ECDSA).generatePublic(encoded);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("a certificate whose key is not for ECDSA", e);
        }
    }

    /** Organisational units of the certificate's subject. */
    static Set<String> units(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(subject.getRDNs(BCStyle.OU))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(pair -> BCStyle.OU.equals(pair.getType()))
                .map(pair -> IETFUtils.valueToString(pair.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Fabric takes the lower of the two signatures only that every signature has. */
    static boolean isLowS(ByteString signature) {
        try {
            var parts = ASN1Sequence.getInstance(signature.toByteArray());
            return parts.size() == 2
                    && ASN1Integer.getInstance(parts.getObjectAt(1)).getValue().compareTo(HALF_ORDER) <= 0;
        } catch (IllegalArgumentException | ClassCastException e) {
            // not two integers in DER; Bouncy Castle casts what it reads
            return false;
        }
    }

    static boolean verifies(PublicKey key, ByteString signature, ByteString... signed) {
        try {
            var verifier = Signature.getInstance("SHA256withECDSA", ECDSA);
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
