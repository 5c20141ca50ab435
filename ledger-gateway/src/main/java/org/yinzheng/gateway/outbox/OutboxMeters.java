// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.ledger.CommitResult;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;

/**
 * Measures the way of changes to the ledger. Labels are operations and outcomes, both from short lists in this code; never an
 * account, a document or a refusal's text.
 */
final class OutboxMeters implements SettledListener {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Timer endorsed;
    private final Timer refused;
    private final Timer unavailable;
    private final Timer valid;
    private final Timer invalid;
    private final Timer unknown;
    private final DistributionSummary together;

    OutboxMeters(MeterRegistry registry) {
        this.registry = registry;
        this.endorsed = endorsement("endorsed");
        this.refused = endorsement("refused");
        this.unavailable = endorsement("unavailable");
        this.valid = commit("valid");
        this.invalid = commit("invalid");
        this.unknown = commit("unknown");
        this.together = DistributionSummary.builder("yinzheng.call.changes")
                .description("Changes that one call to the ledger records, of the kinds that may be joined")
                .register(registry);
    }

    private Timer endorsement(String outcome) {
        return timer("yinzheng.endorsement", "Time a peer takes to run and endorse a call")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Timer commit(String outcome) {
        return timer("yinzheng.commit", "Time from sending a transaction to knowing its validation code")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }

    /** A change that a request waited for, from its drafting to its end or to the end of the request's patience. */
    void changed(Submission end, long nanos) {
        timer("yinzheng.change", "Time of one change for its caller: drafted, signed, endorsed, recorded")
                .tag("operation", end.operation())
                .tag("outcome", label(end.state()))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** So many changes go in one call. */
    void together(int changes) {
        together.record(changes);
    }

    <T> T endorsing(Supplier<T> call) {
        long start = System.nanoTime();
        try {
            var result = call.get();
            since(start, endorsed);
            return result;
        } catch (LedgerRefusal e) {
            since(start, refused);
            throw e;
        } catch (LedgerUnavailable e) {
            since(start, unavailable);
            throw e;
        }
    }

    Optional<CommitResult> committing(Supplier<Optional<CommitResult>> sendAndWait) {
        long start = System.nanoTime();
        var result = sendAndWait.get();
        since(start, result.map(one -> one.valid() ? valid : invalid).orElse(unknown));
        return result;
    }

    private static void since(long start, Timer timer) {
        timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    @Override
    public void settled(JdbcClient database, Submission submission) {
        Counter.builder("yinzheng.submissions.settled")
                .description("Submissions that came to their end, recovery included")
                .tag("operation", submission.operation())
                .tag("outcome", label(submission.state()))
                .register(registry)
                .increment();
    }

    private static String label(SubmissionState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
