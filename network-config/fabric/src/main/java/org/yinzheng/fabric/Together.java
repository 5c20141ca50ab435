// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once and waits for all. */
final class Together {
    private static final int AT_ONCE = 16;

    private Together() {}

    /** One of the things. */
    interface Task {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }

    static void run(List<Task> tasks) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, tasks.size())));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Task task : tasks) {
                running.add(workers.submit((Callable<Void>) () -> {
                    task.run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
