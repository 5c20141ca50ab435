// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.yinzheng.fabric.compose.ComposeProject;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;

/**
 * Replaces the processes that run the contracts so that each member keeps one that works: first everybody's first, then
 * everybody's second.
 */
final class Rolling {
    private final NetworkDescription network;
    private final ComposeProject project;
    private final Contracts contracts;

    Rolling(NetworkDescription network, ComposeProject project, Contracts contracts) {
        this.network = network;
        this.project = project;
        this.contracts = contracts;
    }

    /** Replaces those that run; the others start with everything else. */
    void run() throws IOException, InterruptedException {
        Map<String, String> states = project.states();
        int most = network.organisations().stream()
                .map(organisation -> organisation.peers().size())
                .max(Comparator.naturalOrder())
                .orElse(0);
        for (int turn = 0; turn < most; turn++) {
            List<PeerNode> peers = new ArrayList<>();
            for (Organisation organisation : network.organisations()) {
                if (turn < organisation.peers().size()) {
                    peers.add(organisation.peers().get(turn));
                }
            }
            peers.removeIf(peer -> !"running".equals(states.get(peer.chaincodeHost())));
            if (!peers.isEmpty()) {
                project.replace(peers.stream().map(PeerNode::chaincodeHost).toList());
                contracts.awaitAnswers(peers);
            }
        }
    }
}
