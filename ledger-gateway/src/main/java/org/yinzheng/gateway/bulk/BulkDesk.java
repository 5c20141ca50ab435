// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.OutboxSettings;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/**
 * What a clerk does with a job. An agency's clerks see and pause each other's jobs; only whose file it is starts or
 * discards one, since the rows are issued in that name.
 */
@Component
class BulkDesk {
    private final BulkStore store;
    private final Callers callers;
    private final BulkRunner runner;
    private final OutboxSettings outbox;

    BulkDesk(BulkStore store, Callers callers, BulkRunner runner, OutboxSettings outbox) {
        this.store = store;
        this.callers = callers;
        this.runner = runner;
        this.outbox = outbox;
    }

    Slice<BulkJob> jobs(Caller caller, Place after, int limit) {
        caller.require(Role.CLERK, Role.APPROVER);
        return store.of(caller, after, limit);
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if the agency has no such job */
    BulkJob job(Caller caller, String id) {
        caller.require(Role.CLERK, Role.APPROVER);
        return store.find(id)
                .filter(job -> job.organisation().equals(caller.organisation().mspId())
                        && job.agency().equals(caller.agency())
                        && job.state() != JobState.READING)
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** Starts it, or goes on with it; a running one just runs on. An import is started by a second person. */
    BulkJob start(Caller caller, String id) {
        var job = job(caller, id);
        if (job.imports() && job.confirmedBy() == null) {
            confirm(caller, job);
        } else {
            own(caller, id);
        }
        if (!store.move(id, JobState.RUNNING, null, JobState.CHECKED, JobState.PAUSED, JobState.RUNNING)) {
            throw Problem.JOB_ENDED.exception();
        }
        runner.wake();
        return job(caller, id);
    }

    /** Whether this person is the second one that an import waits for. */
    boolean confirms(Caller caller, BulkJob job) {
        return job.imports()
                && job.confirmedBy() == null
                && job.state() == JobState.CHECKED
                && job.ready() > 0
                && caller.identity().roles().contains(Role.APPROVER)
                && another(caller, job.account(), job.officer());
    }

    /** Another person than whose file it is: who has two accounts does not confirm the own file. */
    boolean another(Caller caller, String account, @Nullable String officer) {
        var known = Optional.ofNullable(officer)
                .or(() -> callers.of(account).map(one -> one.identity().officer()));
        return !account.equals(caller.account())
                && known.isPresent()
                && !known.get().equals(caller.identity().officer());
    }

    private void confirm(Caller caller, BulkJob job) {
        caller.require(Role.APPROVER);
        if (!another(caller, job.account(), job.officer())) {
            throw Problem.SECOND_PERSON_REQUIRED.exception();
        }
        store.confirm(job.id(), caller.account());
    }

    BulkJob pause(Caller caller, String id) {
        caller.require(Role.CLERK);
        job(caller, id);
        if (!store.move(id, JobState.PAUSED, null, JobState.RUNNING, JobState.PAUSED)) {
            throw Problem.JOB_NOT_RUNNING.exception();
        }
        return job(caller, id);
    }

    /**
     * Gives it up: what is not issued yet never will be, and its content is erased. A running one is paused first, and
     * what is on its way to the ledger is decided first: it may still be issued.
     */
    BulkJob discard(Caller caller, String id) {
        var job = own(caller, id);
        if (job.state() == JobState.RUNNING) {
            throw Problem.JOB_RUNNING.exception();
        }
        int onTheirWay = store.discard(job);
        if (onTheirWay > 0) {
            throw Problem.JOB_ON_ITS_WAY.exception(
                    onTheirWay, Math.max(1, outbox.fenceAfter().toMinutes()));
        }
        return job(caller, id);
    }

    private BulkJob own(Caller caller, String id) {
        caller.require(Role.CLERK);
        var job = job(caller, id);
        if (!job.account().equals(caller.account())) {
            throw Problem.OTHER_CLERKS_JOB.exception();
        }
        return job;
    }
}
