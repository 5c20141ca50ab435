// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.document.WorkTotals;
import org.yinzheng.gateway.outbox.SettledListener;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.outbox.SubmissionState;

/** Counts a recorded change for the month's report, in the write that settles it. */
@Component
final class WorkDone implements SettledListener {
    @Override
    public void settled(JdbcClient database, Submission submission) {
        if (submission.state() == SubmissionState.RECORDED) {
            WorkTotals.changed(
                    database,
                    submission.submitter().mspId(),
                    submission.subject(),
                    submission.operation(),
                    submission.settledAt().orElseThrow());
        }
    }
}
