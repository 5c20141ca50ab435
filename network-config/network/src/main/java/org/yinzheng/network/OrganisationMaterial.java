// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.io.IOException;
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

    OrganisationMaterial(Path folder, Organisation organisation) {
        this.folder = folder;
        this.organisation = organisation;
        this.members = CertificateAuthority.create(organisation.mspId(), "ca." + organisation.mspId());
        this.tls = CertificateAuthority.create(organisation.mspId(), "tlsca." + organisation.mspId());
    }

    void generate() throws IOException {
        members.identity().store(folder.resolve("ca"));
        tls.identity().store(folder.resolve("tlsca"));
        members.node("admin", "admin." + organisation.mspId()).store(folder.resolve("admin"));
        if (!organisation.peers().isEmpty()) {
            tls.tls("chaincode-client." + organisation.mspId(), List.of()).store(folder.resolve("chaincode-client"));
        }
        for (PeerNode peer : organisation.peers()) {
            Path target = folder.resolve("peers").resolve(peer.name());
            node("peer", peer, target);
            String host = peer.chaincodeHost();
            tls.tls(host, List.of(host)).store(target.resolve("chaincode"));
        }
        for (OrdererNode orderer : organisation.orderers()) {
            node("orderer", orderer, folder.resolve("orderers").resolve(orderer.name()));
        }
        for (Client client : organisation.clients()) {
            members.client(client).store(folder.resolve("clients").resolve(client.name()));
        }
    }

    private void node(String unit, Node node, Path target) throws IOException {
        String name = node.name() + "." + organisation.mspId();
        members.node(unit, name).store(target);
        Set<String> hosts = new LinkedHashSet<>(List.of(node.host(), "localhost", "127.0.0.1"));
        tls.tls(name, List.copyOf(hosts)).store(target.resolve("tls"));
    }
}
