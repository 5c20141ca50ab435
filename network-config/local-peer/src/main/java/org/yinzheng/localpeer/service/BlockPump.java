// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a step whenever there is a reason to (a new block, room in the client's window, a new request), never twice at once
 * and never on the thread that gives the reason.
 */
final class BlockPump {
    private final Executor executor;
    private final Runnable step;
    private final AtomicInteger reasons = new AtomicInteger();

    BlockPump(Executor executor, Runnable step) {
        this.executor = executor;
        this.step = step;
    }

    /** Wires the pump to a call: it runs when the client has room, and ends with the call. */
    static BlockPump of(Executor executor, BlockFeed feed, ServerCallStreamObserver<?> call, Runnable step) {
        BlockPump pump = new BlockPump(executor, step);
        Runnable wake = pump::wake;
        call.setOnReadyHandler(wake);
        call.setOnCancelHandler(() -> feed.unfollow(wake));
        call.setOnCloseHandler(() -> feed.unfollow(wake));
        feed.follow(wake);
        return pump;
    }

    void wake() {
        if (reasons.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int seen;
        do {
            seen = reasons.get();
            step.run();
        } while (reasons.addAndGet(-seen) != 0);
    }
}
