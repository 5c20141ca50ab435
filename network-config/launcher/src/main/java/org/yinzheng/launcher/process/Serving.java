// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.Organisation;

/**
 * For whom a gateway and a verifier work.
 *
 * @param organisations whose agencies the gateway serves
 * @param here whose peer the verifier follows
 * @param gateways port of each region's gateway, for the look-up by hand
 */
public record Serving(List<Organisation> organisations, Organisation here, Map<String, Integer> gateways) {
    private static final String JIANGXI = "360000";

    /** Keeps the order of regions. */
    public Serving {
        organisations = List.copyOf(organisations);
        gateways = new TreeMap<>(gateways);
    }

    /** One gateway for all regions, and a verifier in the province that recognises others' licences. */
    static Serving everyone(NetworkDescription network, int gatewayPort) {
        List<Organisation> all = network.regionalOrganisations();
        SortedMap<String, Integer> gateways = new TreeMap<>();
        all.forEach(one -> gateways.put(one.regionCode().orElseThrow(), gatewayPort));
        return new Serving(all, network.ofRegion(JIANGXI).orElseGet(() -> all.get(0)), gateways);
    }
}
