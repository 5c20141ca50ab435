// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate of a network and whose it is.
 *
 * @param owner for people, for example {@code peer0 of ZhejiangMSP}
 * @param pointer JSON pointer of the owner in the description
 * @param certificate the certificate
 */
public record IssuedCertificate(String owner, String pointer, X509Certificate certificate) {

    /** Every certificate of a network. */
    public static List<IssuedCertificate> all(NetworkMaterial material) throws IOException {
        List<IssuedCertificate> all = new ArrayList<>();
        List<Organisation> organisations = material.description().organisations();
        for (int i = 0; i < organisations.size(); i++) {
            add(all, material, organisations.get(i), "/organisations/" + i);
        }
        return List.copyOf(all);
    }

    private static void add(
            List<IssuedCertificate> all, NetworkMaterial material, Organisation organisation, String pointer)
            throws IOException {
        String mspId = organisation.mspId();
        all.add(of("the authority of " + mspId, pointer, material.authority(mspId)));
        all.add(of("the TLS authority of " + mspId, pointer, material.tlsAuthority(mspId)));
        all.add(of("the administrator of " + mspId, pointer, material.admin(mspId)));
        if (!organisation.peers().isEmpty()) {
            all.add(of("the chaincode client of " + mspId, pointer, material.chaincodeClient(mspId)));
        }
        for (int i = 0; i < organisation.peers().size(); i++) {
            String name = organisation.peers().get(i).name();
            String at = pointer + "/peers/" + i;
            all.add(of(name + " of " + mspId, at, material.peer(mspId, name)));
            all.add(of(name + " of " + mspId + " (TLS)", at, material.peerTls(mspId, name)));
            all.add(of(name + " of " + mspId + " (chaincode)", at, material.chaincodeServer(mspId, name)));
        }
        for (int i = 0; i < organisation.orderers().size(); i++) {
            String name = organisation.orderers().get(i).name();
            String at = pointer + "/orderers/" + i;
            all.add(of(name + " of " + mspId, at, material.orderer(mspId, name)));
            all.add(of(name + " of " + mspId + " (TLS)", at, material.ordererTls(mspId, name)));
        }
        for (int i = 0; i < organisation.clients().size(); i++) {
            String name = organisation.clients().get(i).name();
            all.add(of("client " + name, pointer + "/clients/" + i, material.client(mspId, name)));
        }
    }

    private static IssuedCertificate of(String owner, String pointer, SigningIdentity identity) {
        return new IssuedCertificate(owner, pointer, identity.certificate());
    }

    /** Whether it is good at this moment. */
    public boolean isValid(Instant moment) {
        return !moment.isBefore(certificate.getNotBefore().toInstant())
                && !moment.isAfter(certificate.getNotAfter().toInstant());
    }
}
