// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.outbox.SettledListener;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.outbox.SubmissionState;

/** Remembers when each organisation last had a change recorded through this gateway. */
@Component
final class LastChanges implements SettledListener {
    private final Clock clock;
    private final Instant start;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();

    LastChanges(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public void settled(JdbcClient database, Submission submission) {
        if (submission.state() == SubmissionState.RECORDED) {
            recorded(submission.submitter().mspId());
        }
    }

    void recorded(String mspId) {
        last.put(mspId, clock.instant());
    }

    /** Whether nothing was recorded for so long; the start of the process counts as a change. */
    boolean isIdle(String mspId, Duration since) {
        return !last.getOrDefault(mspId, start).plus(since).isAfter(clock.instant());
    }
}
