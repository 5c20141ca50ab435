// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.Map;

/** A peer or an orderer: a machine, or a container on one machine. */
public sealed interface Node permits PeerNode, OrdererNode {
    /** Lower-case letters and digits, unique in its organisation and kind. */
    String name();

    /** Host name or address under which the other nodes reach it. */
    String host();

    /** TCP port of its services, 1–65535. */
    int port();

    /** TCP port of health and metrics. */
    int operationsPort();

    /** Every port that it listens on, by the member of the description that says so. */
    Map<String, Integer> ports();

    /** {@code host:port}. */
    default String endpoint() {
        return host() + ":" + port();
    }
}
