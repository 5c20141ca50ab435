// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.bulk.BulkStore.NewRow;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.TestDatabase;

/** Jobs without rows to issue, in a runner that meets failures. */
class BulkRunnerTest {
    private static final String CLERK = "zj-market-clerk";

    private static final String CANARY = "320102199003071234";

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean failing = new AtomicBoolean();
    private GroupCommitDatabase database;
    private BulkStore store;
    private BulkRunner runner;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(TestDatabase.SQLITE.create(folder));
        store = new BulkStore(new Watched(), new Seal(new byte[32]), Clock.systemUTC());
        runner = new BulkRunner(store, nothingIsIssued(), TestCallers.known(CLERK), 1);
    }

    @SuppressWarnings("NullAway")
    private IssueRow nothingIsIssued() {
        return new IssueRow(null, null, null, store);
    }

    @AfterEach
    void close() {
        runner.stop();
        database.close();
    }

    private String job(NewRow... rows) {
        var id = UUID.randomUUID().toString();
        var key = store.begin(id, TestCallers.zhejiang(CLERK), JobKind.ISSUE, 1, id);
        store.add(id, key, List.of(rows));
        store.checked(id, rows.length);
        store.move(id, JobState.RUNNING, null, JobState.CHECKED);
        return id;
    }

    private JobState state(String id) {
        return store.find(id).orElseThrow().state();
    }

    @Test
    void jobs_go_on_after_a_round_that_met_something_nobody_thought_of() throws InterruptedException {
        var job = job();
        failing.set(true);
        runner.start();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failing).as("the round failed first").isFalse();
        assertThat(state(job)).isEqualTo(JobState.DONE);
    }

    @Test
    void a_job_whose_rows_cannot_be_read_is_paused_and_the_next_one_goes_on() throws InterruptedException {
        var altered = job(new NewRow(2, "{}".getBytes(StandardCharsets.UTF_8), List.of()));
        database.write(client -> client.sql("UPDATE bulk_row SET sealed = X'00' WHERE job = ?")
                .param(altered)
                .update());
        var next = job();
        runner.start();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(state(altered)).isEqualTo(JobState.PAUSED);
        assertThat(state(next)).isEqualTo(JobState.DONE);
    }

    @Test
    void what_a_row_says_does_not_reach_the_log_with_its_failure() throws InterruptedException {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var logger = (Logger) LoggerFactory.getLogger(BulkRunner.class);
        logger.addAppender(logged);
        try {
            // no JSON: the reader says what it met instead
            job(new NewRow(2, ("x" + CANARY).getBytes(StandardCharsets.UTF_8), List.of()));
            job();
            runner.start();
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            logger.detachAppender(logged);
        }
        assertThat(logged.list.stream().filter(one -> one.getThrowableProxy() != null))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(ThrowableProxyUtil.asString(one.getThrowableProxy()))
                        .contains("IssueRow")
                        .doesNotContain(CANARY));
    }

    /** Fails once where a round asks for jobs, if told to; tells when no job runs any more. */
    private final class Watched implements Database {
        @Override
        public <T> T write(Function<JdbcClient, T> work) {
            return database.write(work);
        }

        @Override
        public <T> T read(Function<JdbcClient, T> work) {
            if (Thread.currentThread().getName().equals("bulk-dispatcher")) {
                if (failing.compareAndSet(true, false)) {
                    throw new IllegalStateException("told to fail");
                }
                if (noneRuns()) {
                    ended.countDown();
                }
            }
            return database.read(work);
        }

        private boolean noneRuns() {
            return database.read(client -> client.sql("SELECT COUNT(*) FROM bulk_job WHERE state = 'RUNNING'")
                            .query(Integer.class)
                            .single())
                    == 0;
        }
    }
}
