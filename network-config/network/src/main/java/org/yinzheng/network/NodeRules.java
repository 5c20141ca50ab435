// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.Map;
import java.util.regex.Pattern;

/** What peers and orderers have in common. */
final class NodeRules {
    /** How far the port of health and metrics is from the port of the services where the file gives none. */
    static final int OPERATIONS = 8;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private NodeRules() {}

    static void check(String name, String host, Map<String, Integer> ports) {
        Require.that(
                NAME.matcher(name).matches(),
                "name",
                "node name '" + name + "': a lower-case letter, then up to 31 lower-case letters and digits");
        Require.that(HOST.matcher(host).matches(), "host", "host '" + host + "': a host name or an IPv4 address");
        ports.forEach((member, port) ->
                Require.that(port >= 1 && port <= 65_535, member, member + " " + port + ": from 1 to 65535"));
    }
}
