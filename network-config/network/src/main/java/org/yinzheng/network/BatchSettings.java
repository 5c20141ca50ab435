// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/**
 * When a block is cut: whichever limit is reached first.
 *
 * @param maxMessages most transactions in a block, 1–10,000
 * @param timeoutMillis longest wait for a second transaction, 1–60,000 ms
 * @param preferredBytes preferred size of a block in bytes
 * @param absoluteBytes largest block in bytes, at most 2 MiB: a larger one stops clients at their gRPC default of 4 MiB
 */
public record BatchSettings(int maxMessages, int timeoutMillis, int preferredBytes, int absoluteBytes) {
    private static final int MAX_ABSOLUTE_BYTES = 2 * 1024 * 1024;

    /** Checks the limits. */
    public BatchSettings {
        range("maxMessages", maxMessages, 1, 10_000);
        range("timeoutMillis", timeoutMillis, 1, 60_000);
        range("absoluteBytes", absoluteBytes, 64 * 1024, MAX_ABSOLUTE_BYTES);
        range("preferredBytes", preferredBytes, 1024, absoluteBytes);
    }

    private static void range(String name, int value, int from, int to) {
        Require.that(
                value >= from && value <= to, name, "batch." + name + " " + value + ": from " + from + " to " + to);
    }
}
