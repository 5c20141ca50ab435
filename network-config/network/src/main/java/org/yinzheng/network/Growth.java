// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a description may change of a network that runs: it may gain members, peers and clients, and its batch settings and
 * policies may change. What is there stays as it is, because ledgers, certificates and other members' files name it.
 */
final class Growth {
    private Growth() {}

    static void check(NetworkDescription running, NetworkDescription wanted) {
        Require.that(
                wanted.channel().equals(running.channel()),
                "channel",
                "the channel that runs is called '" + running.channel() + "' and keeps its name");
        Require.that(
                wanted.consensus() == running.consensus(),
                "consensus",
                "a running channel keeps its kind of consensus");
        List<Organisation> before = running.organisations();
        for (int i = 0; i < before.size(); i++) {
            int at = i;
            Require.that(
                    at < wanted.organisations().size()
                            && wanted.organisations()
                                    .get(at)
                                    .mspId()
                                    .equals(before.get(at).mspId()),
                    "organisations/" + at,
                    "here stands " + before.get(at).mspId()
                            + " in the network that runs; members stay, in their order, and new ones follow");
            Require.at("/organisations/" + at, () -> {
                same(before.get(at), wanted.organisations().get(at));
                return before;
            });
        }
        for (int i = before.size(); i < wanted.organisations().size(); i++) {
            Organisation joining = wanted.organisations().get(i);
            Require.that(
                    joining.orderers().isEmpty(),
                    "organisations/" + i + "/orderers",
                    joining.mspId() + " joins without orderers: orderers: []");
        }
    }

    private static void same(Organisation running, Organisation wanted) {
        Require.that(
                running.kind() == wanted.kind() && running.regionCode().equals(wanted.regionCode()),
                "region",
                running.mspId() + " keeps its kind and its region");
        Require.that(
                running.orderers().equals(wanted.orderers()),
                "orderers",
                running.mspId() + " keeps its orderers as they are");
        Require.that(
                wanted.peers().size() >= running.peers().size()
                        && wanted.peers().subList(0, running.peers().size()).equals(running.peers()),
                "peers",
                running.mspId() + " keeps its peers as they are and in their order; new ones follow");
        Set<Client> gone = new HashSet<>(running.clients());
        wanted.clients().forEach(gone::remove);
        Require.that(
                gone.isEmpty(),
                "clients",
                running.mspId() + " keeps its clients, their agencies and roles: "
                        + gone.stream().map(Client::name).sorted().toList());
    }
}
