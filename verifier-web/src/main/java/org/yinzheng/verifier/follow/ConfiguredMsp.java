// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.policy.Endorser;

/**
 * An organisation as the channel configuration defines it. Expiry of certificates is ignored on purpose, as Fabric does:
 * an old signature stays verifiable, revocation goes by list.
 */
final class ConfiguredMsp {

    private static final int LONGEST_CHAIN = 5;

    private final String mspId;
    private final List<X509Certificate> roots;
    private final List<X509Certificate> intermediates;
    private final List<X509CRL> revocations;
    private final FabricNodeOUs nodeUnits;
    private final Set<String> rootFingerprints = new TreeSet<>();

    private ConfiguredMsp(
            String mspId,
            List<X509Certificate> roots,
            List<X509Certificate> intermediates,
            List<X509CRL> revocations,
            FabricNodeOUs nodeUnits) {
        this.mspId = mspId;
        this.roots = roots;
        this.intermediates = intermediates;
        this.revocations = revocations;
        this.nodeUnits = nodeUnits;
    }

    static ConfiguredMsp parse(ByteString fabricMspConfig) throws BlockRefusedException {
        try {
            var config = FabricMSPConfig.parseFrom(fabricMspConfig);
            var roots = certificates(config.getRootCertsList());
            var msp = new ConfiguredMsp(
                    config.getName(),
                    roots,
                    certificates(config.getIntermediateCertsList()),
                    lists(config.getRevocationListList()),
                    config.getFabricNodeOus());
            for (var root : roots) {
                msp.rootFingerprints.add(fingerprint(root));
            }
            return msp;
        } catch (InvalidProtocolBufferException | CertificateException | CRLException e) {
            throw new BlockRefusedException(AlarmCode.MALFORMED, "an organisation's definition does not parse", e);
        }
    }

    String mspId() {
        return mspId;
    }

    /** SHA-256 of each root certificate, hexadecimal, sorted. */
    Set<String> rootFingerprints() {
        return rootFingerprints;
    }

    /** Whether one of the roots, directly or over its intermediates, issued the certificate and did not revoke it. */
    boolean vouchesFor(X509Certificate certificate) {
        return !isRevoked(certificate) && leadsToRoot(certificate, LONGEST_CHAIN);
    }

    /** What policies see in a certificate that this organisation vouches for. */
    Endorser endorser(ByteString serialised, X509Certificate certificate) {
        var units = Certificates.units(certificate);
        var roles = EnumSet.noneOf(MSPRoleType.class);
        if (nodeUnits.getEnable()) {
            addIf(units, nodeUnits.getClientOuIdentifier(), MSPRoleType.CLIENT, roles);
            addIf(units, nodeUnits.getPeerOuIdentifier(), MSPRoleType.PEER, roles);
            addIf(units, nodeUnits.getAdminOuIdentifier(), MSPRoleType.ADMIN, roles);
            addIf(units, nodeUnits.getOrdererOuIdentifier(), MSPRoleType.ORDERER, roles);
        }
        return new Endorser(mspId, serialised, roles, units);
    }

    private static void addIf(Set<String> units, FabricOUIdentifier wanted, MSPRoleType role, Set<MSPRoleType> roles) {
        if (units.contains(wanted.getOrganizationalUnitIdentifier())) {
            roles.add(role);
        }
    }

    private boolean leadsToRoot(X509Certificate certificate, int stepsLeft) {
        if (roots.stream().anyMatch(root -> Certificates.isIssuedBy(certificate, root))) {
            return true;
        }
        return stepsLeft > 0
                && intermediates.stream()
                        .filter(issuer -> !issuer.equals(certificate))
                        .filter(issuer -> Certificates.isIssuedBy(certificate, issuer))
                        .anyMatch(issuer -> leadsToRoot(issuer, stepsLeft - 1));
    }

    private boolean isRevoked(X509Certificate certificate) {
        return revocations.stream()
                .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                .anyMatch(list -> list.isRevoked(certificate));
    }

    private static List<X509Certificate> certificates(List<ByteString> encoded) throws CertificateException {
        var parsed = new ArrayList<X509Certificate>();
        for (var one : encoded) {
            parsed.add(Certificates.parse(one));
        }
        return List.copyOf(parsed);
    }

    private static List<X509CRL> lists(List<ByteString> encoded) throws CertificateException, CRLException {
        var factory = CertificateFactory.getInstance("X.509");
        var parsed = new ArrayList<X509CRL>();
        for (var one : encoded) {
            parsed.add((X509CRL) factory.generateCRL(one.newInput()));
        }
        return List.copyOf(parsed);
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        var digest = Hashes.sha256(ByteString.copyFrom(certificate.getEncoded()));
        return Hex.of(digest);
    }
}
