// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private static Rounds of(Runnable round) {
        return new Rounds("test", Duration.ZERO, SHORT) {
            @Override
            protected void round() {
                round.run();
            }
        };
    }

    @Test
    void rounds_go_on_after_one_that_met_something_nobody_thought_of() throws InterruptedException {
        var count = new CountDownLatch(3);
        var rounds = of(() -> {
            count.countDown();
            if (count.getCount() == 2) {
                throw new AssertionError("told to fail");
            }
            throw new IllegalStateException("told to fail too");
        });
        rounds.start();
        try {
            assertThat(count.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            rounds.stop();
        }
    }

    @Test
    void the_end_interrupts_a_round_and_waits_until_it_has_let_go() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var letGo = new AtomicBoolean();
        var rounds = of(() -> {
            begun.countDown();
            boolean interrupted = false;
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            // far longer than it takes to come back from a stop that waits for nothing
            long until = System.nanoTime() + Duration.ofMillis(200).toNanos();
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            letGo.set(interrupted);
        });
        rounds.start();
        assertThat(rounds.isRunning()).isTrue();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        rounds.stop();
        assertThat(letGo).isTrue();
        assertThat(rounds.isRunning()).isFalse();
    }
}
