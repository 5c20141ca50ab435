// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.util.List;
import org.yinzheng.fabric.compose.ComposeFile;
import org.yinzheng.fabric.compose.ComposeProject;
import org.yinzheng.network.Client;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.OrdererNode;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;

/** New keys and certificates for one node or client of a network that runs. */
final class Renewal {
    private final NetworkMaterial material;
    private final ComposeProject project;
    private final Progress progress;

    Renewal(NetworkMaterial material, ComposeProject project, Progress progress) {
        this.material = material;
        this.project = project;
        this.progress = progress;
    }

    void run(String host, Bringing bringing, Contracts contracts, ComposeFile files)
            throws IOException, InterruptedException {
        for (Organisation organisation : material.description().organisations()) {
            for (OrdererNode orderer : organisation.orderers()) {
                if (orderer.host().equals(host)) {
                    renew(organisation, orderer, bringing, files);
                    return;
                }
            }
            for (PeerNode peer : organisation.peers()) {
                if (peer.host().equals(host)) {
                    renew(organisation, peer, contracts, files);
                    return;
                }
            }
            for (Client client : organisation.clients()) {
                if (client.name().equals(host)) {
                    material.renew(organisation.mspId(), client);
                    progress.step("网关重启后生效 / gateways read it when they start: " + host);
                    return;
                }
            }
        }
        throw new FabricFailure(
                "there is no peer, orderer or client " + host,
                "name one of those that ./yinzheng network status lists, or a client of network.yaml");
    }

    /** The channel first: an orderer with a certificate that the channel does not name is a stranger to the others. */
    private void renew(Organisation organisation, OrdererNode orderer, Bringing bringing, ComposeFile files)
            throws IOException, InterruptedException {
        material.renew(organisation.mspId(), orderer);
        bringing.configure();
        restart(files, List.of(orderer.host()));
        bringing.awaitActive(organisation, orderer);
    }

    private void renew(Organisation organisation, PeerNode peer, Contracts contracts, ComposeFile files)
            throws IOException, InterruptedException {
        material.renew(organisation.mspId(), peer);
        restart(files, List.of(peer.host(), peer.chaincodeHost()));
        contracts.awaitAnswers(List.of(peer));
    }

    private void restart(ComposeFile files, List<String> services) throws IOException, InterruptedException {
        files.writeFolders();
        progress.step("重启 / starts anew: " + String.join(", ", services));
        project.act("restart", services);
    }
}
