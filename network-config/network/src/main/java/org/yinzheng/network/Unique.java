// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no two members may share. */
final class Unique {
    private final Map<String, String> mspIds = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();
    private final Map<String, String> clients = new HashMap<>();
    private final Map<Integer, String> ports = new HashMap<>();

    private Unique() {}

    static void check(List<Organisation> organisations) {
        Unique unique = new Unique();
        for (int i = 0; i < organisations.size(); i++) {
            Organisation organisation = organisations.get(i);
            Require.at("/organisations/" + i, () -> unique.add(organisation));
        }
    }

    private Organisation add(Organisation organisation) {
        String owner = organisation.mspId();
        once(mspIds, organisation.mspId(), owner, "mspId", "mspId");
        organisation.regionCode().ifPresent(region -> once(regions, region, owner, "region", "region"));
        nodes("peers", organisation.peers(), owner);
        nodes("orderers", organisation.orderers(), owner);
        for (int i = 0; i < organisation.clients().size(); i++) {
            once(clients, organisation.clients().get(i).name(), owner, "clients/" + i + "/name", "client name");
        }
        return organisation;
    }

    /** All nodes may run on one machine, so a port belongs to one of them. */
    private void nodes(String kind, List<? extends Node> nodes, String owner) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            String at = kind + "/" + i;
            once(names, node.name(), owner, at + "/name", "name");
            String who = node.name() + " of " + owner;
            node.ports().forEach((member, port) -> once(ports, port, who, at + "/" + member, member));
        }
    }

    private static <T> void once(Map<T, String> seen, T value, String owner, String member, String what) {
        String other = seen.putIfAbsent(value, owner);
        Require.that(
                other == null,
                member,
                what + " '" + value + "' is given twice, to " + other + " and to " + owner + "; each needs its own");
    }
}
