// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

/** How the orderers agree on the next block. */
public enum Consensus {
    /** Survives orderers that lie: fewer than a third of them. */
    BFT,
    /** Survives orderers that stop: fewer than half of them. Every one of them is trusted. */
    RAFT;

    /** How many of {@code orderers} may fail without harm. */
    public int faults(int orderers) {
        return this == BFT ? (orderers - 1) / 3 : (orderers - 1) / 2;
    }
}
