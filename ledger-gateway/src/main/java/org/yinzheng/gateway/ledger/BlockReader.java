// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

/** Makes something of the ledger's blocks, which a follower brings one after the other. */
public interface BlockReader {
    /** The first block that it has not read yet. */
    long next();

    /** Reads a block; one that it read before, or that does not follow the last one, it passes over. */
    void add(String commonNamespace, LedgerBlock block);
}
