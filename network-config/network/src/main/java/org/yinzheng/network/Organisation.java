// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member of the network with its nodes and clients.
 *
 * @param mspId its MSP id
 * @param region six-digit code (GB/T 2260) of the region whose namespace it owns; absent for an auditor
 * @param kind what it is
 * @param names its name, for people
 * @param peers its peers, at least one of which is an archive; an auditor may have none and reads at the national
 *     platform's
 * @param orderers its orderers, may be empty
 * @param clients its officers' certificates
 */
public record Organisation(
        String mspId,
        @Nullable String region,
        Kind kind,
        Names names,
        List<PeerNode> peers,
        List<OrdererNode> orderers,
        List<Client> clients) {
    private static final Pattern MSP_ID = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,63}");
    private static final Pattern REGION = Pattern.compile("[1-9][0-9]{5}");

    /** Checks the parts. */
    public Organisation {
        Require.that(
                MSP_ID.matcher(mspId).matches(),
                "mspId",
                "mspId '" + mspId + "': a letter, then up to 63 letters, digits, '.', '-'");
        if (kind == Kind.AUDITOR) {
            Require.that(region == null, "region", mspId + ": an auditor has no region");
        } else {
            Require.that(
                    region != null && REGION.matcher(region).matches(),
                    "region",
                    mspId + ": region '" + region + "': six digits as in GB/T 2260, in quotes");
        }
        peers = List.copyOf(peers);
        orderers = List.copyOf(orderers);
        clients = List.copyOf(clients);
        Require.that(!peers.isEmpty() || kind == Kind.AUDITOR, "peers", mspId + ": at least one peer");
        Require.that(
                peers.isEmpty() || peers.stream().anyMatch(PeerNode::archive),
                "peers/0/archive",
                mspId + ": no peer is an archive; give one of them 'archive: true'");
    }

    /** The region's code, if it has one. */
    public Optional<String> regionCode() {
        return Optional.ofNullable(region);
    }

    /** The chaincode name of its own namespace, if it has a region. */
    public Optional<String> namespace() {
        return regionCode().map(code -> "yz-" + code);
    }

    /** Its peers, those that keep everything before the others. */
    public List<PeerNode> archivesFirst() {
        return Stream.concat(
                        peers.stream().filter(PeerNode::archive), peers.stream().filter(peer -> !peer.archive()))
                .toList();
    }

    /** Peers and orderers. */
    public List<Node> nodes() {
        return Stream.<Node>concat(peers.stream(), orderers.stream()).toList();
    }
}
