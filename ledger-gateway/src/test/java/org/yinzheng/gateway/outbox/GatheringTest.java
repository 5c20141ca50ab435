// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits is carried with others, once, and nobody waits for company. */
class GatheringTest {
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<List<Integer>> carried = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        people.shutdownNow();
    }

    @Test
    void one_alone_goes_at_once() {
        assertThat(new Gathering<Integer, Integer>(10, 1).carried("lane", 1, this::carry))
                .isEqualTo(10);
        assertThat(carried).containsExactly(List.of(1));
    }

    @Test
    void those_who_come_while_one_is_on_its_way_go_together_next() throws Exception {
        var gathering = new Gathering<Integer, Integer>(10, 1);
        var all = onTheWayAndWaiting(gathering, 4);
        gate.countDown();
        assertThat(results(all)).containsExactly(0, 10, 20, 30, 40);
        assertThat(carried).containsExactly(List.of(0), List.of(1, 2, 3, 4));
    }

    @Test
    void no_more_than_the_bound_go_together() throws Exception {
        var all = onTheWayAndWaiting(new Gathering<>(3, 1), 7);
        gate.countDown();
        assertThat(results(all)).hasSize(8).contains(70);
        assertThat(carried).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5, 6), List.of(7));
    }

    @Test
    void lanes_do_not_wait_for_each_other() throws Exception {
        var gathering = new Gathering<Integer, Integer>(10, 1);
        var busy = onTheWayAndWaiting(gathering, 1);
        assertThat(gathering.carried("another lane", 9, this::carry)).isEqualTo(90);
        gate.countDown();
        assertThat(results(busy)).containsExactly(0, 10);
    }

    @Test
    void a_failure_meets_all_who_went_together_and_nobody_after_them() throws Exception {
        var gathering = new Gathering<Integer, Integer>(2, 1);
        Function<List<Integer>, List<Integer>> failing = some -> {
            if (some.contains(1)) {
                throw new IllegalStateException("the bridge is down");
            }
            return carry(some);
        };
        var first = start(gathering, 0, failing);
        var all = new ArrayList<>(List.of(first));
        for (int i = 1; i <= 3; i++) {
            all.add(start(gathering, i, failing));
        }
        gate.countDown();
        assertThat(all.get(0).join()).isZero();
        for (int i = 1; i <= 2; i++) {
            var one = all.get(i);
            assertThatThrownBy(one::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("the bridge is down");
        }
        assertThat(all.get(3).join()).isEqualTo(30);
        assertThat(gathering.carried("lane", 8, this::carry)).isEqualTo(80);
    }

    @Test
    void a_thousand_who_come_as_they_please_are_each_carried_once_and_never_too_many_at_a_time() throws Exception {
        var gathering = new Gathering<Integer, Integer>(8, 3);
        var now = new AtomicInteger();
        var mostAtATime = new AtomicInteger();
        gate.countDown();
        var all = IntStream.range(0, 1000)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> gathering.carried("lane" + i % 2, i, some -> {
                            mostAtATime.accumulateAndGet(now.incrementAndGet(), Math::max);
                            var results = carry(some);
                            now.decrementAndGet();
                            return results;
                        }),
                        people))
                .toList();
        assertThat(results(all))
                .isEqualTo(IntStream.range(0, 1000).map(i -> i * 10).boxed().toList());
        assertThat(carried.stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .hasSize(1000);
        assertThat(carried).allSatisfy(some -> assertThat(some).hasSizeBetween(1, 8));
        assertThat(mostAtATime.get()).isBetween(1, 6);
    }

    /** Number 0 is on its way and held at the gate; the others wait, in their order. */
    private List<CompletableFuture<Integer>> onTheWayAndWaiting(Gathering<Integer, Integer> gathering, int waiting)
            throws InterruptedException {
        var all = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i <= waiting; i++) {
            all.add(start(gathering, i, this::carry));
        }
        return all;
    }

    /** Starts one and returns when it waits: at the gate, or for its turn. */
    private CompletableFuture<Integer> start(
            Gathering<Integer, Integer> gathering, int one, Function<List<Integer>, List<Integer>> carry)
            throws InterruptedException {
        var result = new CompletableFuture<Integer>();
        var thread = new Thread(() -> {
            try {
                result.complete(gathering.carried("lane", one, carry));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        Waiters.untilParked(thread);
        return result;
    }

    private List<Integer> carry(List<Integer> some) {
        carried.add(List.copyOf(some));
        if (some.contains(0)) {
            untilTheGateOpens();
        }
        return some.stream().map(one -> one * 10).toList();
    }

    private void untilTheGateOpens() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> results(List<CompletableFuture<Integer>> all) {
        return all.stream().map(CompletableFuture::join).toList();
    }
}
