// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.problem.Problem;

/**
 * How a job's rows and the outbox's submissions belong together. A row whose end is not known here yet may be on its way to
 * the ledger, or be recorded already: the runner comes by no more once its job stands still.
 */
final class SentRows {
    private static final String KEY = "bulk.";

    /** What {@link #key} writes, as SQL; submissions have it under the account whose file it is. */
    private static final String SENT =
            " bulk_row.job = ? AND bulk_row.state = 'READY' AND submission.account = ? AND submission.idempotency_key = '"
                    + KEY + "' || bulk_row.job || '.' || bulk_row.row_number AND submission.state ";

    private SentRows() {}

    /** A row's idempotency key. */
    static String key(String job, int row) {
        return KEY + job + "." + row;
    }

    /**
     * In the write that stores a row's submission: its job is not given up. Of the two the one that comes second waits
     * for the other's write, so that none sends what the other has dropped.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if the job has ended; then nothing is stored or sent
     */
    static void requireOpen(JdbcClient client, String job) {
        if (!hold(client, job)) {
            throw Problem.JOB_ENDED.exception();
        }
    }

    /** Keeps other writes off a job until this one is done; false if it has ended. */
    static boolean hold(JdbcClient client, String job) {
        return client.sql("UPDATE bulk_job SET state = state WHERE id = ? AND state NOT IN ('DONE', 'DISCARDED')")
                        .param(job)
                        .update()
                == 1;
    }

    /** Notes the licences that the ledger has recorded since the runner last came by. */
    static void settle(JdbcClient client, BulkJob job) {
        client.sql("UPDATE bulk_row SET state = 'ISSUED', sealed = NULL, licence_id = submission.subject,"
                        + " transaction_id = submission.transaction_id, block_number = submission.block_number"
                        + " FROM submission WHERE" + SENT + "= 'RECORDED'")
                .params(job.id(), job.account())
                .update();
    }

    /** How many rows were sent and may still be recorded. */
    static int onTheirWay(JdbcClient client, BulkJob job) {
        return client.sql("SELECT COUNT(*) FROM bulk_row, submission WHERE" + SENT + "IN ('PENDING', 'UNKNOWN')")
                .params(job.id(), job.account())
                .query(Integer.class)
                .single();
    }
}
