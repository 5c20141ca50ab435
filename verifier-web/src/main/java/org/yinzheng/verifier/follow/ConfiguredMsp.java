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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;

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
    private final Set<String> rootFingerprints = new TreeSet<>();

    private ConfiguredMsp(
            String mspId, List<X509Certificate> roots, List<X509Certificate> intermediates, List<X509CRL> revocations) {
        this.mspId = mspId;
        this.roots = roots;
        this.intermediates = intermediates;
        this.revocations = revocations;
    }

    static ConfiguredMsp parse(ByteString fabricMspConfig) throws BlockRefusedException {
        try {
            var config = FabricMSPConfig.parseFrom(fabricMspConfig);
            var roots = certificates(config.getRootCertsList());
            var msp = new ConfiguredMsp(
                    config.getName(),
                    roots,
                    certificates(config.getIntermediateCertsList()),
                    lists(config.getRevocationListList()));
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
