// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A self-signed P-256 authority of one organisation for development and the demo. An organisation in production brings
 * certificates of its own authority instead.
 */
final class CertificateAuthority {
    /** Where Fabric CA keeps attributes: JSON {@code {"attrs":{…}}}. */
    static final String ATTRIBUTES_OID = "1.2.3.4.5.6.7.8.1";

    private static final Period AUTHORITY_LIFE = Period.ofYears(20);
    private static final Period CERTIFICATE_LIFE = Period.ofYears(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningIdentity identity;
    private final Period life;

    private CertificateAuthority(SigningIdentity identity, Period life) {
        this.identity = identity;
        this.life = life;
    }

    /** An authority whose key is there. */
    static CertificateAuthority of(SigningIdentity identity) {
        return new CertificateAuthority(identity, CERTIFICATE_LIFE);
    }

    static CertificateAuthority create(String mspId, String commonName) {
        return create(mspId, commonName, AUTHORITY_LIFE, CERTIFICATE_LIFE, List.of());
    }

    /** An authority that can vouch for servers at one IPv4 address, and for nothing else (RFC 5280, section 4.2.1.10). */
    static CertificateAuthority forAddress(String commonName, String address) {
        try {
            byte[] only = concat(InetAddress.getByName(address).getAddress(), new byte[] {-1, -1, -1, -1});
            GeneralName permitted = new GeneralName(GeneralName.iPAddress, new DEROctetString(only));
            Extension constraint = new Extension(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(permitted)}, null).getEncoded());
            Period life = Period.ofDays(LanCertificate.DAYS);
            return create("Yinzheng", commonName, life, life, List.of(constraint));
        } catch (IOException e) {
            throw new IllegalStateException("cannot encode an extension", e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static CertificateAuthority create(
            String organisation, String commonName, Period own, Period issued, List<Extension> more) {
        KeyPair keys = keyPair();
        X500Name name = name(organisation, null, commonName);
        JcaX509v3CertificateBuilder builder = builder(name, name, own, keys);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            for (Extension extension : more) {
                builder.addExtension(extension);
            }
            return new CertificateAuthority(signed(organisation, builder, keys, keys), issued);
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot build a certificate", e);
        }
    }

    SigningIdentity identity() {
        return identity;
    }

    /** A peer, an orderer or an administrator: its kind is its organisational unit (NodeOUs). */
    SigningIdentity node(String unit, String commonName) {
        return issue(unit, commonName, new Extension[0], KeyUsage.digitalSignature);
    }

    /** A client whose agency and roles are attributes of the certificate. */
    SigningIdentity client(Client client) {
        Extension attributes =
                new Extension(new ASN1ObjectIdentifier(ATTRIBUTES_OID), false, ClientAttributes.json(client));
        return issue("client", client.officer(), new Extension[] {attributes}, KeyUsage.digitalSignature);
    }

    /** A TLS certificate that is good for both ends of a connection; without hosts, for a client only. */
    SigningIdentity tls(String commonName, List<String> hosts) {
        try {
            GeneralName[] names = hosts.stream()
                    .map(host -> new GeneralName(
                            host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                    .toArray(GeneralName[]::new);
            KeyPurposeId[] purposes = hosts.isEmpty()
                    ? new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth}
                    : new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
            Extension usage =
                    new Extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes).getEncoded());
            Extension[] extensions = hosts.isEmpty()
                    ? new Extension[] {usage}
                    : new Extension[] {
                        new Extension(Extension.subjectAlternativeName, false, new GeneralNames(names).getEncoded()),
                        usage
                    };
            return issue("tls", commonName, extensions, KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
        } catch (IOException e) {
            throw new IllegalStateException("cannot encode an extension", e);
        }
    }

    private SigningIdentity issue(String unit, String commonName, Extension[] extensions, int usage) {
        KeyPair keys = keyPair();
        String mspId = identity.mspId();
        X500Name issuer = X500Name.getInstance(
                identity.certificate().getSubjectX500Principal().getEncoded());
        JcaX509v3CertificateBuilder builder = builder(issuer, name(mspId, unit, commonName), life, keys);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(identity.certificate()));
            for (Extension extension : extensions) {
                builder.addExtension(extension);
            }
            KeyPair authority = new KeyPair(identity.certificate().getPublicKey(), identity.privateKey());
            return signed(mspId, builder, authority, keys);
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot build a certificate", e);
        }
    }

    /** Signs until S is in the lower half: Fabric rewrites other certificates, and then their bytes differ. */
    private static SigningIdentity signed(
            String mspId, X509v3CertificateBuilder builder, KeyPair authority, KeyPair subject)
            throws GeneralSecurityException {
        try {
            X509CertificateHolder holder;
            do {
                holder = builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(Pem.BOUNCY_CASTLE)
                        .build(authority.getPrivate()));
            } while (!LowS.holds(holder.getSignature()));
            String pem = Pem.text("CERTIFICATE", holder.getEncoded());
            return new SigningIdentity(
                    mspId, pem, new JcaX509CertificateConverter().getCertificate(holder), subject.getPrivate());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot sign a certificate", e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, Period life, KeyPair keys) {
        Instant now = Instant.now().minusSeconds(300);
        Instant end = now.atOffset(ZoneOffset.UTC).plus(life).toInstant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM).setBit(126),
                Date.from(now),
                Date.from(end),
                subject,
                keys.getPublic());
    }

    private static X500Name name(String organisation, @Nullable String unit, String common) {
        X500NameBuilder builder =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN").addRDN(BCStyle.O, organisation);
        if (unit != null) {
            builder.addRDN(BCStyle.OU, unit);
        }
        return builder.addRDN(BCStyle.CN, common).build();
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Pem.BOUNCY_CASTLE);
            generator.initialize(new ECGenParameterSpec("P-256"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a P-256 key", e);
        }
    }
}
