// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.regex.Pattern;

/**
 * A peer or an orderer.
 *
 * @param name lower-case letters and digits, unique in its organisation and kind
 * @param host host name or address under which others reach it
 * @param port TCP port, 1–65535
 */
public record Node(String name, String host, int port) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    /** Checks the parts. */
    public Node {
        Require.that(
                NAME.matcher(name).matches(),
                "node name '" + name + "': a lower-case letter, then up to 31 lower-case letters and digits");
        Require.that(HOST.matcher(host).matches(), "host '" + host + "': a host name or an IPv4 address");
        Require.that(port >= 1 && port <= 65_535, "port " + port + ": from 1 to 65535");
    }

    /** {@code host:port}. */
    public String endpoint() {
        return host + ":" + port;
    }
}
