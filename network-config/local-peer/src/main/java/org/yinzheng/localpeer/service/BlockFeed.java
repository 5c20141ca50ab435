// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.localpeer.commit.CommitListener;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.TransactionPlace;

/** Blocks for those who follow the chain: the newest from memory, older ones from the store. */
final class BlockFeed implements CommitListener {
    private static final int REMEMBERED = 32;

    private final LedgerStore store;
    private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
    private final Map<Long, Block> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Block> eldest) {
            return size() > REMEMBERED;
        }
    };

    BlockFeed(LedgerStore store) {
        this.store = store;
    }

    long height() {
        return store.height();
    }

    Block block(long number) {
        synchronized (recent) {
            Block block = recent.get(number);
            if (block != null) {
                return block;
            }
        }
        return store.block(number).orElseThrow(() -> new LedgerException("block " + number + " is missing"));
    }

    /** Calls back after each block, on the committing thread. */
    void follow(Runnable follower) {
        followers.add(follower);
    }

    void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    @Override
    public void committed(Block block, List<TransactionPlace> transactions) {
        synchronized (recent) {
            recent.put(block.getHeader().getNumber(), block);
        }
        followers.forEach(Runnable::run);
    }
}
