// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.yinzheng.gateway.ledger.LedgerCall;

/** Changes that wait for calls before them, and go to the ledger together then. */
final class WaitingChanges {
    /** Calls of one kind that are on their way at most. */
    static final int BUSY = Delivery.CALLS_OF_A_KIND;

    private final TestOutbox outbox;
    private final Map<String, String> requested = new ConcurrentHashMap<>();
    private final List<Thread> begun = new ArrayList<>();

    WaitingChanges(TestOutbox outbox) {
        this.outbox = outbox;
    }

    /** The request id under which the change with this key was made. */
    String requestOf(String key) {
        return requested.getOrDefault(key, "");
    }

    /** As many calls of a kind as may be on their way, and three changes that wait meanwhile and go together then. */
    List<Supplier<Outcome>> goTogether(Function<LedgerCall, String> rules) throws InterruptedException {
        var gate = new CountDownLatch(1);
        outbox.ledger().contract(call -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return rules.apply(call);
        });
        var busy = new ArrayList<Supplier<Outcome>>();
        for (int i = 0; i < BUSY; i++) {
            busy.add(waits("busy-key-" + i));
        }
        var waiting = List.of(waits("waits-key-0"), waits("waits-key-1"), waits("waits-key-2"));
        gate.countDown();
        assertThat(busy)
                .allSatisfy(outcome -> assertThat(outcome.get().recorded()).isTrue());
        for (var thread : begun) {
            thread.join();
        }
        return waiting;
    }

    /** Begins a change in a thread of its own; returns when it stands still. */
    private Supplier<Outcome> waits(String key) throws InterruptedException {
        var outcome = new FutureTask<>(() -> outbox.issue(key, "a", change -> {
            var requestId = change.call().request();
            requested.put(key, requestId);
            return change.joinedBy(new AnyJoint(requestId));
        }));
        var thread = new Thread(outcome);
        thread.setDaemon(true);
        begun.add(thread);
        thread.start();
        Waiters.untilParked(thread);
        return () -> {
            try {
                return outcome.get();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        };
    }

    /** The joint call's request is those of its parts, with bars between. */
    private record AnyJoint(String requestId) implements Joint {
        @Override
        public Object kind() {
            return "any";
        }

        @Override
        public LedgerCall call(String own, List<Joint> parts) {
            var all = parts.stream().map(part -> ((AnyJoint) part).requestId).collect(Collectors.joining("|"));
            return LedgerCall.of("yz-330000", "licence:Issue", all, Set.of());
        }
    }
}
