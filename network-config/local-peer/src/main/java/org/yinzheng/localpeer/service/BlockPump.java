// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs a step whenever there is a reason to (a new block, room in the client's window, a new request), never twice at once
 * and never on the thread that gives the reason.
 */
final class BlockPump {
    private final Executor executor;
    private final Runnable step;
    private final Consumer<RuntimeException> failure;
    private final AtomicInteger reasons = new AtomicInteger();

    private BlockPump(Executor executor, Runnable step, Consumer<RuntimeException> failure) {
        this.executor = executor;
        this.step = step;
        this.failure = failure;
    }

    /** Wires the pump to a call: it runs when the client has room, and ends with the call. */
    static BlockPump of(Executor executor, BlockFeed feed, ServerCallStreamObserver<?> call, Runnable step) {
        BlockPump pump = new BlockPump(
                executor,
                step,
                e -> call.onError(
                        Status.INTERNAL.withDescription(e.getMessage()).asRuntimeException()));
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
            try {
                step.run();
            } catch (RuntimeException e) {
                // whatever it is: a stream that stops in silence looks like a quiet ledger.
                // The reasons stay uncounted: this pump does not run again
                failure.accept(e);
                return;
            }
        } while (reasons.addAndGet(-seen) != 0);
    }
}
