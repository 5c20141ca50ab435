// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Brings together what waits: the first on a lane goes at once; while a few are on their way the others gather, and one
 * of those who wait carries them all. Nobody waits for company, and no thread of its own is needed.
 *
 * @param <M> what is carried
 * @param <R> what becomes of each
 */
final class Gathering<M, R> {
    private final int most;
    private final int onTheWay;
    private final Map<Object, Lane<M, R>> lanes = new HashMap<>();

    /**
     * @param most carried together, at least 1
     * @param onTheWay at the same time on one lane, at least 1
     */
    Gathering(int most, int onTheWay) {
        if (most < 1 || onTheWay < 1) {
            throw new IllegalArgumentException("at least one together, at least one on its way");
        }
        this.most = most;
        this.onTheWay = onTheWay;
    }

    /**
     * Has one carried, alone or with others of its lane.
     *
     * @param carry called by one of those who are carried, with all of them; answers each in its place. What it throws is
     *     thrown to all of them
     */
    R carried(Object lane, M one, Function<List<M>, List<R>> carry) {
        var mine = new Waiting<M, R>(one);
        if (starts(lane, mine)) {
            return carryAll(lane, List.of(mine), carry);
        }
        var turn = turn(mine);
        return turn.result().orElseGet(() -> carryAll(lane, turn.company(), carry));
    }

    private synchronized boolean starts(Object name, Waiting<M, R> mine) {
        var lane = lanes.computeIfAbsent(name, unused -> new Lane<>());
        if (lane.onTheWay < onTheWay) {
            lane.onTheWay++;
            return true;
        }
        lane.waiting.add(mine);
        return false;
    }

    private R carryAll(Object lane, List<Waiting<M, R>> company, Function<List<M>, List<R>> carry) {
        var others = company.subList(1, company.size());
        try {
            var results = carry.apply(company.stream().map(each -> each.one).toList());
            for (int i = 0; i < others.size(); i++) {
                others.get(i).turn.complete(Turn.carried(results.get(i + 1)));
            }
            return results.get(0);
        } catch (RuntimeException | Error e) {
            // whatever it is, the others must not wait for ever
            others.forEach(each -> each.turn.completeExceptionally(e));
            throw e;
        } finally {
            next(lane);
        }
    }

    /** One of those who wait carries as many as may go together, or the place is free. */
    private synchronized void next(Object name) {
        var lane = Objects.requireNonNull(lanes.get(name));
        var company = new ArrayList<Waiting<M, R>>();
        while (company.size() < most && !lane.waiting.isEmpty()) {
            company.add(lane.waiting.remove());
        }
        if (!company.isEmpty()) {
            company.get(0).turn.complete(Turn.toCarry(company));
            return;
        }
        lane.onTheWay--;
        if (lane.onTheWay == 0) {
            lanes.remove(name);
        }
    }

    private static <M, R> Turn<M, R> turn(Waiting<M, R> mine) {
        try {
            // not to be interrupted: it may be on its way already, and the carrier has limits of its own
            return mine.turn.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** What one waited for: what became of it, or whom it is to carry, itself first. */
    private record Turn<M, R>(Optional<R> result, List<Waiting<M, R>> company) {
        static <M, R> Turn<M, R> carried(R result) {
            return new Turn<>(Optional.of(result), List.of());
        }

        static <M, R> Turn<M, R> toCarry(List<Waiting<M, R>> company) {
            return new Turn<>(Optional.empty(), company);
        }
    }

    private static final class Lane<M, R> {
        private final Deque<Waiting<M, R>> waiting = new ArrayDeque<>();
        private int onTheWay;
    }

    private static final class Waiting<M, R> {
        private final M one;
        private final CompletableFuture<Turn<M, R>> turn = new CompletableFuture<>();

        Waiting(M one) {
            this.one = one;
        }
    }
}
