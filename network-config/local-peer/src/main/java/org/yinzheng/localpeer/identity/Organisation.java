// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.identity;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.jspecify.annotations.Nullable;
import org.yinzheng.signature.VerifyingKey;

/** One organisation's membership rules, as its {@code msp.FabricMSPConfig} in the channel configuration states them. */
public final class Organisation {
    private final String mspId;
    private final List<X509CertificateHolder> roots;
    private final List<X509CertificateHolder> intermediates;
    private final Set<X509CertificateHolder> overOthers;
    private final List<X509CRLHolder> revocations;
    private final List<ByteString> administrators;
    private final FabricNodeOUs nodeUnits;

    public Organisation(FabricMSPConfig config) {
        this.mspId = config.getName();
        this.roots = certificates(config.getRootCertsList());
        this.intermediates = certificates(config.getIntermediateCertsList());
        this.overOthers = overOthers();
        this.revocations = config.getRevocationListList().stream()
                .map(list -> Pem.revocationList(list.toByteArray()))
                .toList();
        this.administrators = List.copyOf(config.getAdminsList());
        this.nodeUnits = config.getFabricNodeOus();
        if (roots.isEmpty()) {
            throw new IllegalArgumentException(mspId + " has no root certificate");
        }
    }

    public String mspId() {
        return mspId;
    }

    /** @throws IdentityException if this organisation does not vouch for the certificate. */
    public Identity identify(SerializedIdentity claimed, ByteString serialized) throws IdentityException {
        try {
            X509CertificateHolder certificate =
                    Pem.certificate(claimed.getIdBytes().toByteArray());
            requireMember(certificate);
            Set<String> units = units(certificate);
            requireOneRole(units);
            return new Identity(
                    mspId,
                    serialized,
                    key(certificate),
                    roles(units, claimed.getIdBytes()),
                    units,
                    certificate.getNotAfter().toInstant());
        } catch (IllegalArgumentException | IOException e) {
            throw new IdentityException("the certificate of a member of " + mspId + " cannot be read");
        }
    }

    /** The authorities that issued another one's certificate: on Fabric they issue none to members. */
    private Set<X509CertificateHolder> overOthers() {
        Set<X509CertificateHolder> over = new HashSet<>();
        try {
            for (X509CertificateHolder one : intermediates) {
                for (List<X509CertificateHolder> authorities : List.of(roots, intermediates)) {
                    X509CertificateHolder issuer = issuer(one, authorities, firstSecond(one));
                    if (issuer != null) {
                        over.add(issuer);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the certificate of an authority of " + mspId + " cannot be read", e);
        }
        return Set.copyOf(over);
    }

    private void requireMember(X509CertificateHolder certificate) throws IdentityException, IOException {
        if (isAuthority(certificate)) {
            throw new IdentityException("a certificate authority is not itself a member of " + mspId);
        }
        Instant first = firstSecond(certificate);
        if (!isValid(certificate, first)) {
            throw new IdentityException("the certificate of a member of " + mspId + " ends before it begins");
        }
        X509CertificateHolder current = certificate;
        for (int depth = 0; depth <= intermediates.size(); depth++) {
            if (isRevoked(current)) {
                throw new IdentityException("the certificate was revoked by " + mspId);
            }
            X509CertificateHolder root = issuer(current, roots, first);
            X509CertificateHolder issuer = root == null ? issuer(current, intermediates, first) : root;
            if (issuer == null) {
                break;
            }
            if (current == certificate && overOthers.contains(issuer)) {
                throw new IdentityException("the certificate was issued by an authority of " + mspId
                        + " that has authorities below it; members get theirs from one of those");
            }
            if (root != null) {
                return;
            }
            current = issuer;
        }
        throw new IdentityException(
                "the certificate was not issued by an authority of " + mspId + " whose own was valid at " + first);
    }

    /** Fabric asks whether a certificate is good at this moment, so that its end plays no part. */
    private static Instant firstSecond(X509CertificateHolder certificate) {
        return certificate.getNotBefore().toInstant().plusSeconds(1);
    }

    private static boolean isValid(X509CertificateHolder certificate, Instant moment) {
        return certificate.isValidOn(Date.from(moment));
    }

    private static @Nullable X509CertificateHolder issuer(
            X509CertificateHolder certificate, List<X509CertificateHolder> candidates, Instant moment)
            throws IOException {
        for (X509CertificateHolder candidate : candidates) {
            if (candidate.getSubject().equals(certificate.getIssuer())
                    && isValid(candidate, moment)
                    && issued(candidate, certificate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Where units tell roles, a member has one of them: Fabric knows no client that is an administrator too. */
    private void requireOneRole(Set<String> units) throws IdentityException {
        if (!nodeUnits.getEnable()) {
            return;
        }
        Set<String> telling = new TreeSet<>(List.of(
                nodeUnits.getClientOuIdentifier().getOrganizationalUnitIdentifier(),
                nodeUnits.getPeerOuIdentifier().getOrganizationalUnitIdentifier(),
                nodeUnits.getAdminOuIdentifier().getOrganizationalUnitIdentifier(),
                nodeUnits.getOrdererOuIdentifier().getOrganizationalUnitIdentifier()));
        telling.remove("");
        if (telling.stream().filter(units::contains).count() != 1) {
            throw new IdentityException("the certificate of a member of " + mspId
                    + " has exactly one of the organisational units " + String.join(", ", telling));
        }
    }

    private static boolean issued(X509CertificateHolder authority, X509CertificateHolder certificate)
            throws IOException {
        if (!X9ObjectIdentifiers.ecdsa_with_SHA256.equals(
                certificate.getSignatureAlgorithm().getAlgorithm())) {
            return false;
        }
        byte[] signed = certificate.toASN1Structure().getTBSCertificate().getEncoded("DER");
        // authorities other than Fabric's sign with either s
        return key(authority).verifiesEitherS(Sha256.of(signed), certificate.getSignature());
    }

    private static VerifyingKey key(X509CertificateHolder certificate) throws IOException {
        return VerifyingKey.ofSpki(certificate.getSubjectPublicKeyInfo().getEncoded("DER"));
    }

    private boolean isRevoked(X509CertificateHolder certificate) {
        return revocations.stream()
                .anyMatch(list -> list.getIssuer().equals(certificate.getIssuer())
                        && list.getRevokedCertificate(certificate.getSerialNumber()) != null);
    }

    private static boolean isAuthority(X509CertificateHolder certificate) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
        return constraints != null && constraints.isCA();
    }

    private static Set<String> units(X509CertificateHolder certificate) {
        Set<String> units = new TreeSet<>();
        for (RDN name : certificate.getSubject().getRDNs(BCStyle.OU)) {
            Arrays.stream(name.getTypesAndValues())
                    .filter(pair -> BCStyle.OU.equals(pair.getType()))
                    .forEach(pair -> units.add(IETFUtils.valueToString(pair.getValue())));
        }
        return units;
    }

    private Set<Role> roles(Set<String> units, ByteString certificate) {
        Set<Role> roles = EnumSet.of(Role.MEMBER);
        if (administrators.contains(certificate)) {
            roles.add(Role.ADMIN);
        }
        if (nodeUnits.getEnable()) {
            addIf(units, nodeUnits.getClientOuIdentifier().getOrganizationalUnitIdentifier(), Role.CLIENT, roles);
            addIf(units, nodeUnits.getPeerOuIdentifier().getOrganizationalUnitIdentifier(), Role.PEER, roles);
            addIf(units, nodeUnits.getAdminOuIdentifier().getOrganizationalUnitIdentifier(), Role.ADMIN, roles);
            addIf(units, nodeUnits.getOrdererOuIdentifier().getOrganizationalUnitIdentifier(), Role.ORDERER, roles);
        }
        return roles;
    }

    private static void addIf(Set<String> units, String unit, Role role, Set<Role> roles) {
        if (!unit.isEmpty() && units.contains(unit)) {
            roles.add(role);
        }
    }

    private static List<X509CertificateHolder> certificates(List<ByteString> pems) {
        return pems.stream().map(pem -> Pem.certificate(pem.toByteArray())).toList();
    }
}
