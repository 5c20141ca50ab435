// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the keys and certificates of one organisation. */
final class OrganisationMaterial {
    private final Path folder;
    private final Organisation organisation;
    private final CertificateAuthority members;
    private final CertificateAuthority tls;

    private OrganisationMaterial(
            Path folder, Organisation organisation, CertificateAuthority members, CertificateAuthority tls) {
        this.folder = folder;
        this.organisation = organisation;
        this.members = members;
        this.tls = tls;
    }

    /** Of an organisation that has nothing yet: authorities are made. */
    static OrganisationMaterial create(Path folder, Organisation organisation) throws IOException {
        String mspId = organisation.mspId();
        OrganisationMaterial material = new OrganisationMaterial(
                folder,
                organisation,
                CertificateAuthority.create(mspId, "ca." + mspId),
                CertificateAuthority.create(mspId, "tlsca." + mspId));
        material.members.identity().store(folder.resolve("ca"));
        material.tls.identity().store(folder.resolve("tlsca"));
        return material;
    }

    /** Of an organisation whose authorities are there. */
    static OrganisationMaterial open(Path folder, Organisation organisation) throws IOException {
        String mspId = organisation.mspId();
        return new OrganisationMaterial(
                folder,
                organisation,
                CertificateAuthority.of(SigningIdentity.load(mspId, folder.resolve("ca"))),
                CertificateAuthority.of(SigningIdentity.load(mspId, folder.resolve("tlsca"))));
    }

    /** Makes what is not there yet; nothing that is there is touched. */
    void complete() throws IOException {
        if (isMissing(folder.resolve("admin"))) {
            members.node("admin", "admin." + organisation.mspId()).store(folder.resolve("admin"));
        }
        if (!organisation.peers().isEmpty() && isMissing(folder.resolve("chaincode-client"))) {
            tls.tls("chaincode-client." + organisation.mspId(), List.of()).store(folder.resolve("chaincode-client"));
        }
        for (PeerNode peer : organisation.peers()) {
            if (isMissing(folder.resolve("peers").resolve(peer.name()))) {
                issue(peer);
            }
        }
        for (OrdererNode orderer : organisation.orderers()) {
            if (isMissing(folder.resolve("orderers").resolve(orderer.name()))) {
                issue(orderer);
            }
        }
        for (Client client : organisation.clients()) {
            if (isMissing(folder.resolve("clients").resolve(client.name()))) {
                issue(client);
            }
        }
    }

    private static boolean isMissing(Path target) {
        return !Files.isRegularFile(target.resolve("cert.pem"));
    }

    /** New keys and certificates for a peer and the process that runs its contracts. */
    void issue(PeerNode peer) throws IOException {
        Path target = folder.resolve("peers").resolve(peer.name());
        String host = peer.chaincodeHost();
        tls.tls(host, List.of(host)).store(target.resolve("chaincode"));
        node("peer", peer, target);
    }

    /** New keys and certificates for an orderer. */
    void issue(OrdererNode orderer) throws IOException {
        node("orderer", orderer, folder.resolve("orderers").resolve(orderer.name()));
    }

    /** A new key and certificate for a client: the same name, agency and roles. */
    void issue(Client client) throws IOException {
        members.client(client).store(folder.resolve("clients").resolve(client.name()));
    }

    private void node(String unit, Node node, Path target) throws IOException {
        String name = node.name() + "." + organisation.mspId();
        Set<String> hosts = new LinkedHashSet<>(List.of(node.host(), "localhost", "127.0.0.1"));
        tls.tls(name, List.copyOf(hosts)).store(target.resolve("tls"));
        // last, so that a node with a certificate is complete
        members.node(unit, name).store(target);
    }
}
