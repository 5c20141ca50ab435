// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;

/** Where blocks come from: a peer, or a test's own chain. */
public interface BlockSource extends AutoCloseable {

    /**
     * Blocks from a number on, in order, without end; asking for the next one waits for it.
     *
     * @throws org.hyperledger.fabric.client.GatewayRuntimeException here or from the iterator when the peer cannot serve
     */
    CloseableIterator<Block> open(long firstBlock);

    @Override
    void close();
}
