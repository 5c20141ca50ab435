// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void rounds_go_on_after_one_that_met_something_nobody_thought_of() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        var timer = Executors.newSingleThreadScheduledExecutor();
        try {
            timer.scheduleWithFixedDelay(
                    Rounds.unending("a test", () -> {
                        rounds.countDown();
                        if (rounds.getCount() == 2) {
                            throw new AssertionError("told to fail");
                        }
                        throw new IllegalStateException("told to fail too");
                    }),
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            timer.shutdownNow();
        }
    }
}
