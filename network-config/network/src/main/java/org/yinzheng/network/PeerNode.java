// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A peer.
 *
 * @param name lower-case letters and digits, unique among the organisation's peers
 * @param host host name or address under which others reach it
 * @param port TCP port of its services
 * @param operationsPort TCP port of health and metrics
 * @param archive whether it keeps every block from 0 and the history of every key: never made from a snapshot
 */
public record PeerNode(String name, String host, int port, int operationsPort, boolean archive) implements Node {
    /** Checks the parts. */
    public PeerNode {
        NodeRules.check(name, host, ports(port, operationsPort));
    }

    /** Host name of the process that runs the contracts for this peer alone. */
    public String chaincodeHost() {
        return "chaincode." + host;
    }

    @Override
    public Map<String, Integer> ports() {
        return ports(port, operationsPort);
    }

    private static Map<String, Integer> ports(int port, int operationsPort) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("port", port);
        ports.put("operationsPort", operationsPort);
        return ports;
    }
}
