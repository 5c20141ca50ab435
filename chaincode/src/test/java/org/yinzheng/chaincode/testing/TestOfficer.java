// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.testing;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * An officer with a real certificate that carries Fabric CA's attributes.
 *
 * @param creator the serialised identity, as a proposal carries it
 * @param certificateDigest SHA-256 of the certificate, hex
 */
public record TestOfficer(
        String mspId, String agency, String roles, String name, byte[] creator, String certificateDigest) {
    /** When the certificates of most tests were made. */
    public static final Instant CERTIFIED = Instant.parse("2026-01-01T00:00:00Z");

    private static final KeyPair KEYS = keys();

    /** An officer of an agency; {@code roles} is the comma list of the attribute. */
    public static TestOfficer of(String mspId, String agency, String roles, String name) {
        return of(mspId, agency, roles, name, CERTIFIED);
    }

    public static TestOfficer of(String mspId, String agency, String roles, String name, Instant from) {
        var attributes = "{\"attrs\":{\"yz.agency\":\"" + agency + "\",\"yz.role\":\"" + roles + "\"}}";
        return withAttributes(mspId, agency, roles, name, from, attributes);
    }

    /** A member's client certificate without any attribute. */
    public static TestOfficer plain(String mspId, String name) {
        return withAttributes(mspId, "", "", name, CERTIFIED, "{\"attrs\":{}}");
    }

    private static TestOfficer withAttributes(
            String mspId, String agency, String roles, String name, Instant from, String attributes) {
        try {
            var subject = new X500Name("CN=" + name + ",OU=client");
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=ca." + mspId),
                    BigInteger.valueOf(Math.abs((long) (mspId + agency + roles + name).hashCode())),
                    Date.from(from),
                    Date.from(from.plusSeconds(315_360_000)),
                    subject,
                    KEYS.getPublic());
            builder.addExtension(
                    new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1"), false, attributes.getBytes(StandardCharsets.UTF_8));
            var der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate()))
                    .getEncoded();
            var pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
            var creator = SerializedIdentity.newBuilder()
                    .setMspid(mspId)
                    .setIdBytes(ByteString.copyFromUtf8(pem))
                    .build()
                    .toByteArray();
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(der));
            return new TestOfficer(mspId, agency, roles, name, creator, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
