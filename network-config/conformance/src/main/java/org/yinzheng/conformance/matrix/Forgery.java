// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.yinzheng.network.SigningIdentity;

/** Client certificates that claim to be somebody's, made without that organisation's authority. */
final class Forgery {
    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");
    private static final Duration LIFE = Duration.ofDays(30);

    private Forgery() {}

    /** Signed by itself, under the name of an organisation that knows nothing of it. */
    static SigningIdentity selfSigned(String mspId, String agency, String roles) {
        return make(null, mspId, agency, roles);
    }

    /** Signed by an organisation's own authority, with the agency of somebody else in it: any province can do that. */
    static SigningIdentity mintedBy(SigningIdentity authority, String agency, String roles) {
        return make(authority, authority.mspId(), agency, roles);
    }

    private static SigningIdentity make(
            @Nullable SigningIdentity authority, String mspId, String agency, String roles) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            X509CertificateHolder holder = new Draft(authority, mspId, keys).signed(agency, roles);
            var certificate = new JcaX509CertificateConverter().getCertificate(holder);
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(certificate);
            }
            return new SigningIdentity(mspId, pem.toString(), certificate, keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot forge a certificate", e);
        }
    }

    private record Draft(@Nullable SigningIdentity authority, String mspId, KeyPair keys) {

        X509CertificateHolder signed(String agency, String roles) throws IOException, OperatorCreationException {
            X500Name subject = new X500Name("C=CN,O=" + mspId + ",OU=client,CN=o-f0f0f0");
            X500Name issuer = authority == null
                    ? subject
                    : X500Name.getInstance(
                            authority.certificate().getSubjectX500Principal().getEncoded());
            Instant now = Instant.now();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(120, new SecureRandom()),
                    first(now),
                    Date.from(now.plus(LIFE)),
                    subject,
                    keys.getPublic());
            String attributes = "{\"attrs\":{\"yz.agency\":\"" + agency + "\",\"yz.role\":\"" + roles + "\"}}";
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(ATTRIBUTES, false, attributes.getBytes(StandardCharsets.UTF_8));
            X509CertificateHolder holder;
            do {
                var key = authority == null ? keys.getPrivate() : authority.privateKey();
                holder = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key));
            } while (!isLowS(holder.getSignature()));
            return holder;
        }

        /** Fabric asks whether the authority's certificate was valid at the first moment of this one. */
        private Date first(Instant now) {
            return authority == null
                    ? Date.from(now.minus(LIFE))
                    : authority.certificate().getNotBefore();
        }

        /** The local peer and Fabric want certificates in the form that Fabric would rewrite them to. */
        private static boolean isLowS(byte[] der) {
            BigInteger n = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
            int rLength = der[3];
            byte[] s = Arrays.copyOfRange(der, 6 + rLength, der.length);
            return new BigInteger(s).compareTo(n.shiftRight(1)) <= 0;
        }
    }
}
