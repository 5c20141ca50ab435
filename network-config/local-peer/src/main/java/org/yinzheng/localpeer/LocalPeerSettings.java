// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How to run a local peer.
 *
 * @param network folder with {@code network.yaml}, block 0 and the keys
 * @param data folder for the ledger, created if missing
 * @param port TCP port on the loopback interface; 0 for any free one
 * @param linger how long an idle ledger waits for more transactions before it cuts a block; at most the batch timeout
 * @param clock the peer's idea of the time, against which proposals are held
 */
public record LocalPeerSettings(Path network, Path data, int port, Duration linger, Clock clock) {
    private static final Duration LINGER = Duration.ofMillis(10);

    public LocalPeerSettings {
        Objects.requireNonNull(network, "network folder");
        Objects.requireNonNull(data, "data folder");
        Objects.requireNonNull(clock, "clock");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + ": from 0 to 65535");
        }
        if (linger.isNegative()) {
            throw new IllegalArgumentException("linger " + linger + ": not below zero");
        }
    }

    public static LocalPeerSettings of(Path network, Path data) {
        return new LocalPeerSettings(network, data, 0, LINGER, Clock.systemUTC());
    }

    public LocalPeerSettings withPort(int number) {
        return new LocalPeerSettings(network, data, number, linger, clock);
    }

    public LocalPeerSettings withLinger(Duration duration) {
        return new LocalPeerSettings(network, data, port, duration, clock);
    }

    public LocalPeerSettings withClock(Clock other) {
        return new LocalPeerSettings(network, data, port, linger, other);
    }
}
