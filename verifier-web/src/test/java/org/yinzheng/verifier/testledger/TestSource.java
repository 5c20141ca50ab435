// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import io.grpc.Status;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.verifier.follow.BlockSource;

/** Serves a list of blocks and waits at its end, as a peer does; can be cut. */
public final class TestSource implements BlockSource {

    private final CopyOnWriteArrayList<Block> blocks = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch cut = new CountDownLatch(1);

    public TestSource(TestChain chain) {
        serve(chain);
    }

    /** Serves what the chain now holds. */
    public synchronized void serve(TestChain chain) {
        for (var block : chain.blocks().subList(blocks.size(), chain.blocks().size())) {
            blocks.add(block);
        }
        notifyAll();
    }

    /** Ends every delivery under way. */
    public synchronized void cut() {
        cut.countDown();
        cut = new CountDownLatch(1);
        notifyAll();
    }

    @Override
    public CloseableIterator<Block> open(long firstBlock) {
        return new Delivery((int) firstBlock, cut);
    }

    @Override
    public void close() {
        cut();
    }

    private synchronized boolean await(int index, CountDownLatch ended) {
        while (index >= blocks.size() && ended.getCount() > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return ended.getCount() > 0;
    }

    private final class Delivery implements CloseableIterator<Block> {

        private final CountDownLatch ended;
        private int next;

        Delivery(int first, CountDownLatch ended) {
            this.next = first;
            this.ended = ended;
        }

        @Override
        public boolean hasNext() {
            return await(next, ended);
        }

        @Override
        public Block next() {
            if (!hasNext()) {
                throw Status.UNAVAILABLE.asRuntimeException();
            }
            return blocks.get(next++);
        }

        @Override
        public void close() {
            synchronized (TestSource.this) {
                ended.countDown();
                TestSource.this.notifyAll();
            }
        }
    }
}
