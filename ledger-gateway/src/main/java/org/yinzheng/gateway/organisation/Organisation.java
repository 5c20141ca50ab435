// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One organisation this process serves.
 *
 * @param region GB/T 2260 code of six digits, {@code 100000} for the national platform, empty for an auditor
 * @param namespace the region's chaincode name, for example {@code yz-330000}, empty for an auditor
 * @param clients registered identities by their name
 */
public record Organisation(
        String mspId,
        String region,
        String namespace,
        String channel,
        String commonNamespace,
        List<PeerEndpoint> peers,
        Map<String, LedgerIdentity> clients) {
    public Organisation {
        peers = List.copyOf(peers);
        clients = Map.copyOf(clients);
        if (peers.isEmpty()) {
            throw new IllegalArgumentException(mspId + " names no peer: its connection.yaml needs one endpoint");
        }
    }

    public Optional<LedgerIdentity> client(String name) {
        return Optional.ofNullable(clients.get(name));
    }
}
