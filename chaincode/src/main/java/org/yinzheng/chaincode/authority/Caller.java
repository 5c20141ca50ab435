// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/**
 * Who signed the proposal, as its certificate says: nothing of it comes from the arguments.
 *
 * @param mspId the member that issued the certificate
 * @param agency attribute {@code yz.agency}
 * @param roles attribute {@code yz.role}, in the order of {@link Role}
 * @param officer subject CN, a pseudonym
 * @param certificateDigest SHA-256 of the certificate, hex
 * @param certificateFrom the certificate's first moment, epoch seconds
 */
public record Caller(
        String mspId, String agency, List<Role> roles, String officer, String certificateDigest, long certificateFrom) {
    public static final String AGENCY_ATTRIBUTE = "yz.agency";
    public static final String ROLE_ATTRIBUTE = "yz.role";

    public Caller {
        roles = List.copyOf(roles);
        if (roles.contains(Role.CLERK) && roles.contains(Role.APPROVER)) {
            throw new RefusedException(
                    Refusal.CALLER_ROLES_CONFLICT, "a certificate is a clerk's or an approver's, never both");
        }
    }

    /** Reads the certificate's attributes; refuses one that is no officer's. */
    public static Caller of(ClientIdentity identity) {
        var certificate = identity.getX509Certificate();
        return new Caller(
                identity.getMSPID(),
                attribute(identity, AGENCY_ATTRIBUTE),
                roles(attribute(identity, ROLE_ATTRIBUTE)),
                commonName(certificate),
                digest(certificate),
                certificate.getNotBefore().toInstant().getEpochSecond());
    }

    private static String attribute(ClientIdentity identity, String name) {
        @Nullable String value = identity.getAttributeValue(name);
        if (value == null || value.isBlank()) {
            throw new RefusedException(
                    Refusal.CALLER_UNKNOWN, "a client certificate with the attribute " + name + " is required");
        }
        return value;
    }

    private static List<Role> roles(String attribute) {
        var named = List.of(attribute.toUpperCase(Locale.ROOT).split(","));
        List<Role> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            if (named.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static String commonName(X509Certificate certificate) {
        try {
            var name = new LdapName(certificate.getSubjectX500Principal().getName());
            for (var part : name.getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return part.getValue().toString();
                }
            }
        } catch (InvalidNameException e) {
            // refused below: a subject that is no distinguished name names no officer
        }
        throw new RefusedException(Refusal.CALLER_UNKNOWN, "a client certificate with a subject CN is required");
    }

    private static String digest(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new RefusedException(Refusal.CALLER_UNKNOWN, "a well-formed client certificate is required");
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
