// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

/** The three processes, in the order in which they depend on each other. */
public enum Service {
    /** The local peer: gRPC. */
    PEER("local-peer", "network-config/local-peer", 7051),
    /** The gateway: HTTP. */
    GATEWAY("gateway", "ledger-gateway", 8081),
    /** The verifier: HTTP. */
    VERIFIER("verifier", "verifier-web", 8082);

    private final String label;
    private final String house;
    private final int preferredPort;

    Service(String label, String house, int preferredPort) {
        this.label = label;
        this.house = house;
        this.preferredPort = preferredPort;
    }

    /** Its name in files and messages. */
    public String label() {
        return label;
    }

    /** The port tried first. */
    public int preferredPort() {
        return preferredPort;
    }

    /** Whether its runnable jar is one of Spring Boot's, which holds its libraries as jars. */
    boolean isBoot() {
        return this != PEER;
    }

    String house() {
        return house;
    }
}
