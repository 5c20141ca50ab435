// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.Arrays;

/** Threads that are to stand still before a test goes on. */
final class Waiters {
    private Waiters() {}

    /** Returns when the thread is parked or blocked inside of a {@link Gathering}, or at its end. */
    static void untilParked(Thread thread) throws InterruptedException {
        while (thread.isAlive() && !parked(thread)) {
            // looks again every millisecond until it ends or stands still
            thread.join(1);
        }
    }

    private static boolean parked(Thread thread) {
        var frames = thread.getStackTrace();
        var inside = Arrays.stream(frames).anyMatch(Waiters::gathering);
        return inside
                && switch (thread.getState()) {
                    case WAITING -> true;
                    // at the door of what is held up, not at that of the gathering itself
                    case BLOCKED -> !gathering(frames[0]);
                    default -> false;
                };
    }

    private static boolean gathering(StackTraceElement frame) {
        return frame.getClassName().startsWith(Gathering.class.getName());
    }
}
