// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.NumberBlockState;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.AgencyDesk;

/**
 * Hands out the next numbers of a granted block. A block has several lanes; each lane has one transaction in flight, so
 * that numbers run on without gaps. A lane whose last outcome is unknown rests until the outbox has settled it.
 */
@Component
class NumberLanes {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(200);

    private final ReceiptReader reader;
    private final AgencyDesk desk;
    private final Outbox outbox;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    NumberLanes(ReceiptReader reader, AgencyDesk desk, Outbox outbox) {
        this.reader = reader;
        this.desk = desk;
        this.outbox = outbox;
    }

    /**
     * Takes a lane of the caller's unit, or of one that it succeeded, for one transaction.
     *
     * @param count how many numbers the transaction issues, all from one lane
     * @throws LedgerRefusal if no lane of the unit has that many numbers left
     * @throws org.yinzheng.gateway.problem.ProblemException if every lane stays busy
     */
    Taken take(Caller caller, String code, int count) {
        var name = caller.organisation().mspId() + "/" + caller.agency() + "/" + code;
        return desks.computeIfAbsent(name, one -> new Desk(code)).take(caller, count);
    }

    /** Forgets the lanes of every unit, after a grant. */
    void refresh() {
        desks.values().forEach(Desk::reload);
    }

    /** Lanes of one unit and one code. */
    private final class Desk {
        private final String code;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition returned = lock.newCondition();
        private final List<Lane> lanes = new ArrayList<>();
        private boolean loaded;

        Desk(String code) {
            this.code = code;
        }

        Taken take(Caller caller, int count) {
            lock.lock();
            try {
                long left = PATIENCE;
                load(caller, count);
                while (left > 0) {
                    for (Lane lane : lanes) {
                        if (!lane.busy && ready(caller, lane, count)) {
                            lane.busy = true;
                            return new Taken(this, lane, count);
                        }
                    }
                    requireNumbersLeft(count);
                    // a resting lane is settled by the outbox, which does not know who waits here
                    left -= SLICE - Math.max(0, returned.awaitNanos(SLICE));
                }
                throw Problem.LANES_BUSY.exception();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.LANES_BUSY.exception();
            } finally {
                lock.unlock();
            }
        }

        private void load(Caller caller, int count) {
            if (loaded && lanes.stream().anyMatch(lane -> lane.busy || lane.left() >= count)) {
                return;
            }
            lanes.clear();
            var units = desk.answeredFor(caller);
            reader.blocks(caller, code).stream()
                    .filter(state -> units.contains(state.unit()) && state.left() > 0)
                    .map(Lane::new)
                    .forEach(lanes::add);
            loaded = true;
        }

        private void requireNumbersLeft(int count) {
            if (lanes.stream().noneMatch(lane -> (lane.busy || lane.uncertain) && lane.left() >= count)) {
                // lanes in use are kept by who uses them
                loaded = lanes.stream().anyMatch(lane -> lane.busy);
                long most = lanes.stream().mapToLong(Lane::left).max().orElse(0);
                throw new LedgerRefusal(
                        "NUMBERS_EXHAUSTED",
                        most > 0
                                ? "no lane of the unit has so many numbers left; at most " + most
                                        + " receipts at once, or apply for a block"
                                : "the unit has no numbers left of this code; apply for a block");
            }
        }

        /** An uncertain lane is read again once nothing of it is on its way any more. */
        private boolean ready(Caller caller, Lane lane, int count) {
            if (lane.uncertain && !open(lane)) {
                lane.next = reader.block(caller, code, lane.block, lane.number).next();
                lane.uncertain = false;
            }
            return !lane.uncertain && lane.left() >= count;
        }

        private boolean open(Lane lane) {
            return Stream.of(IssueReceipt.OPERATION, IssueReceiptBatch.OPERATION, ReverseReceipt.OPERATION)
                    .flatMap(operation -> outbox.openSubjects(operation).stream())
                    .anyMatch(lane::holds);
        }

        void giveBack(Lane lane, int used, boolean recorded) {
            lock.lock();
            try {
                lane.busy = false;
                lane.uncertain = !recorded;
                if (recorded) {
                    lane.next += used;
                }
                returned.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void reload() {
            lock.lock();
            try {
                // lanes in use are kept by who uses them; the list is read again when they are back
                loaded = lanes.stream().anyMatch(lane -> lane.busy);
            } finally {
                lock.unlock();
            }
        }
    }

    /** One lane. */
    private static final class Lane {
        private final String block;
        private final String code;
        private final int number;
        private final long first;
        private final long last;
        private long next;
        private boolean busy;
        private boolean uncertain = true;

        Lane(NumberBlockState state) {
            this.block = state.block();
            this.code = state.code();
            this.number = state.lane();
            this.first = Long.parseLong(state.first());
            this.last = Long.parseLong(state.last());
            this.next = state.next();
        }

        long left() {
            return last - next + 1;
        }

        /** Does a submission's subject, {@code code:number}, lie in this lane? */
        boolean holds(String subject) {
            int colon = subject.indexOf(':');
            long value = Long.parseLong(subject.substring(colon + 1));
            return subject.substring(0, colon).equals(code) && value >= first && value <= last;
        }
    }

    /** Numbers, taken until they are given back. */
    static final class Taken implements AutoCloseable {
        private final Desk desk;
        private final Lane lane;
        private final long first;
        private final int count;
        private boolean recorded;

        private Taken(Desk desk, Lane lane, int count) {
            this.desk = desk;
            this.lane = lane;
            this.first = lane.next;
            this.count = count;
        }

        /** The first of the numbers. */
        ReceiptNumber number() {
            return number(0);
        }

        /** The number at a place, from 0. */
        ReceiptNumber number(int place) {
            return ReceiptNumber.of(lane.code, first + place);
        }

        String block() {
            return lane.block;
        }

        int lane() {
            return lane.number;
        }

        /** The numbers are used up. */
        void recorded() {
            recorded = true;
        }

        /** Gives the lane back; unless {@link #recorded()} was called its state is read again before it is used. */
        @Override
        public void close() {
            desk.giveBack(lane, count, recorded);
        }
    }
}
