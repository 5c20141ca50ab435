// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/**
 * Fetches ahead on its own thread, so that many waiting blocks can be checked and committed together. What waits is bounded
 * by count and by bytes: any member's client can have megabytes of junk put into each block.
 */
final class BlockPump implements AutoCloseable {

    private static final int FETCHED_AHEAD = 64;
    private static final int LARGEST_BATCH_BYTES = 32 * 1024 * 1024;

    private final CloseableIterator<Block> blocks;
    private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(FETCHED_AHEAD);
    private final Semaphore room = new Semaphore(LARGEST_BATCH_BYTES);
    private final Thread thread = new Thread(this::fetch, "block-pump");
    private @Nullable Delivery heldBack;

    BlockPump(CloseableIterator<Block> blocks) {
        this.blocks = blocks;
        thread.setDaemon(true);
        thread.start();
    }

    private sealed interface Delivery {}

    private record Arrived(Block block, int bytes) implements Delivery {

        /** What it takes of the room for blocks that wait; the largest alone takes all of it. */
        int share() {
            return Math.min(bytes, LARGEST_BATCH_BYTES);
        }
    }

    private record Ended(String reason) implements Delivery {}

    /** The next blocks, waiting for at least one. */
    List<Block> take() throws InterruptedException, DeliveryEndedException {
        var taken = new ArrayList<Block>();
        var bytes = 0L;
        var next = heldBack != null ? heldBack : received(queue.take());
        heldBack = null;
        while (next instanceof Arrived arrived && bytes + arrived.bytes <= limit(taken)) {
            taken.add(arrived.block);
            bytes += arrived.bytes;
            next = received(queue.poll());
        }
        if (taken.isEmpty() && next instanceof Ended ended) {
            throw new DeliveryEndedException(ended.reason);
        }
        heldBack = next;
        return taken;
    }

    private @Nullable Delivery received(@Nullable Delivery next) {
        if (next instanceof Arrived arrived) {
            room.release(arrived.share());
        }
        return next;
    }

    /** One block is taken whatever its size. */
    private static long limit(List<Block> taken) {
        return taken.isEmpty() ? Long.MAX_VALUE : LARGEST_BATCH_BYTES;
    }

    private void fetch() {
        try {
            try {
                while (blocks.hasNext()) {
                    var block = blocks.next();
                    var arrived = new Arrived(block, block.getSerializedSize());
                    room.acquire(arrived.share());
                    queue.put(arrived);
                }
                queue.put(new Ended("the peer ended the delivery"));
            } catch (GatewayRuntimeException e) {
                queue.put(new Ended(e.getStatus().getCode() + " from the peer"));
            } catch (RuntimeException | Error e) {
                // the client throws what it likes where a peer answers with a status in the place of a block, and a
                // block may be too large for this machine. Either is asked for again: to end here would be silence
                queue.put(new Ended("no block, but " + e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        blocks.close();
        thread.interrupt();
    }
}
