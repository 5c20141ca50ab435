// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.localpeer.identity.SigningIdentity;

/**
 * All that one process plays: the channel and the keys of every organisation's peer and of every consenter.
 *
 * @param peers an endorsing identity by MSP id
 * @param consenters a block signer by its number in the channel configuration
 */
public record PeerNetwork(
        Block genesis,
        ChannelConfig config,
        Map<String, SigningIdentity> peers,
        SortedMap<Integer, SigningIdentity> consenters,
        List<ChaincodeDefinition> chaincodes) {

    public PeerNetwork {
        peers = Map.copyOf(peers);
        consenters = new TreeMap<>(consenters);
        chaincodes = List.copyOf(chaincodes);
        if (consenters.size() < config.quorum()) {
            throw new IllegalArgumentException("a block needs the signatures of " + config.quorum()
                    + " consenters, keys were found of " + consenters.size());
        }
        for (String organisation : peers.keySet()) {
            if (!config.applicationOrganisations().contains(organisation)) {
                throw new IllegalArgumentException(organisation + " has a peer but is not a member of the channel");
            }
        }
    }
}
