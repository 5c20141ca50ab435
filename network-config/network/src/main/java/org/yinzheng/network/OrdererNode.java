// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An orderer.
 *
 * @param name lower-case letters and digits, unique among the organisation's orderers
 * @param host host name or address under which others reach it
 * @param port TCP port of its services
 * @param adminPort TCP port where its administrator joins it to a channel
 * @param operationsPort TCP port of health and metrics
 */
public record OrdererNode(String name, String host, int port, int adminPort, int operationsPort) implements Node {
    /** How far the administrator's port is from the port of the services where the file gives none. */
    static final int ADMIN = 3;

    /** Checks the parts. */
    public OrdererNode {
        NodeRules.check(name, host, ports(port, adminPort, operationsPort));
    }

    @Override
    public Map<String, Integer> ports() {
        return ports(port, adminPort, operationsPort);
    }

    private static Map<String, Integer> ports(int port, int adminPort, int operationsPort) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("port", port);
        ports.put("adminPort", adminPort);
        ports.put("operationsPort", operationsPort);
        return ports;
    }
}
