// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.bulk.BulkStore.NewRow;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.TestDatabase;

/** One contract for jobs and rows, on both databases. */
@ParameterizedClass(name = "{0}")
@EnumSource
class BulkStoreTest {
    private static final String CANARY = "虚构的金丝雀";
    private static final FieldError FAULT = new FieldError("fields.scope", "MISSING", "the type requires it");

    private final TestDatabase kind;
    private final String job = UUID.randomUUID().toString();
    private GroupCommitDatabase database;
    private BulkStore store;

    BulkStoreTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        store = new BulkStore(database, new Seal(new byte[32]), Clock.systemUTC());
        var key = store.begin(job, TestCallers.zhejiang("zj-market-clerk"), JobKind.ISSUE, 1, "00");
        store.add(
                job,
                key,
                List.of(
                        new NewRow(2, CANARY.getBytes(StandardCharsets.UTF_8), List.of()),
                        new NewRow(3, null, List.of(FAULT)),
                        new NewRow(4, CANARY.getBytes(StandardCharsets.UTF_8), List.of())));
        store.checked(job, 3);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private BulkJob job() {
        return store.find(job).orElseThrow();
    }

    @Test
    void a_checked_job_counts_its_rows_and_gives_those_that_fit() {
        assertThat(job().state()).isEqualTo(JobState.CHECKED);
        assertThat(job().ready()).isEqualTo(2);
        assertThat(job().bad()).isEqualTo(1);
        assertThat(store.ready(job, 10)).extracting(BulkStore.OpenRow::number).containsExactly(2, 4);
        assertThat(new String(store.ready(job, 1).get(0).typed(), StandardCharsets.UTF_8))
                .isEqualTo(CANARY);
        assertThat(store.of(TestCallers.zhejiang("zj-market-clerk"), Place.NEWEST, 100)
                        .items())
                .extracting(BulkJob::id)
                .contains(job);
    }

    @Test
    void a_file_that_comes_again_while_it_is_read_is_told_so_and_the_first_goes_on() {
        var clerk = TestCallers.zhejiang("zj-market-clerk");
        var twice = UUID.randomUUID().toString();
        var key = store.begin(twice, clerk, JobKind.ISSUE, 1, "00");
        assertThatThrownBy(() -> store.begin(twice, clerk, JobKind.ISSUE, 1, "00"))
                .hasMessage("REQUEST_IN_PROGRESS");
        store.add(twice, key, List.of(new NewRow(2, CANARY.getBytes(StandardCharsets.UTF_8), List.of())));
        store.checked(twice, 1);
        assertThat(store.ready(twice, 10)).hasSize(1);
    }

    @Test
    void an_import_waits_for_a_second_person_once_it_is_checked_has_rows_that_fit_and_nobody_confirmed_it() {
        var reading = imported(new NewRow(2, new byte[] {1}, List.of()));
        assertThat(waiting("zj-market-approver")).isEmpty();
        var nothingFits = imported(new NewRow(2, null, List.of(FAULT)));
        store.checked(nothingFits, 1);
        var confirmed = imported(new NewRow(2, new byte[] {1}, List.of()));
        store.checked(confirmed, 1);
        store.confirm(confirmed, "zj-market-approver");
        assertThat(waiting("zj-market-approver"))
                .as("the job of another kind is checked too")
                .isEmpty();
        store.checked(reading, 1);
        assertThat(waiting("zj-market-approver")).containsExactly(reading);
        assertThat(waiting("zj-hospital-approver")).isEmpty();
    }

    private String imported(NewRow row) {
        var id = UUID.randomUUID().toString();
        var key = store.begin(id, TestCallers.zhejiang("zj-market-clerk"), JobKind.IMPORT, 1, id);
        store.add(id, key, List.of(row));
        return id;
    }

    private List<String> waiting(String approver) {
        return store.importsToConfirm(TestCallers.zhejiang(approver)).stream()
                .map(BulkStore.CheckedImport::job)
                .toList();
    }

    @Test
    void a_settled_row_keeps_what_became_of_it_and_nothing_of_what_it_said() {
        store.issued(job, 2, "1.2.3", "ab", 7);
        store.refused(job, 4, List.of(FAULT));
        assertThat(sealedRows()).isZero();
        assertThat(store.rows(job, 0, 10, RowState.values()))
                .extracting(BulkRow::state)
                .containsExactly(RowState.ISSUED, RowState.BAD, RowState.REFUSED);
        assertThat(store.rows(job, 2, 10, RowState.values()).get(0).faults()).containsExactly(FAULT);
        assertThat(job().percent()).isEqualTo(100);
    }

    @Test
    void a_job_moves_only_from_where_it_may() {
        assertThat(store.move(job, JobState.PAUSED, null, JobState.RUNNING)).isFalse();
        assertThat(store.move(job, JobState.RUNNING, null, JobState.CHECKED)).isTrue();
        var started = job().startedAt();
        assertThat(store.move(job, JobState.PAUSED, "KEY_NOT_READY", JobState.RUNNING))
                .isTrue();
        assertThat(job().reason()).isEqualTo("KEY_NOT_READY");
        assertThat(store.move(job, JobState.RUNNING, null, JobState.PAUSED)).isTrue();
        assertThat(job().startedAt()).isEqualTo(started);
        assertThat(store.running()).extracting(BulkJob::id).contains(job);
    }

    @Test
    void an_ended_job_has_neither_content_nor_key() {
        assertThat(store.discard(job())).isZero();
        assertThat(sealedRows()).isZero();
        assertThat(store.ready(job, 10)).isEmpty();
        assertThat(database.<Integer>read(
                        client -> client.sql("SELECT COUNT(*) FROM bulk_job WHERE id = ? AND sealed_key IS NOT NULL")
                                .param(job)
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void a_job_is_not_given_up_while_a_row_is_on_its_way_and_keeps_what_was_recorded_meanwhile() {
        submitted(2, "UNKNOWN", null);
        submitted(4, "RECORDED", 7L);
        assertThat(store.discard(job())).isEqualTo(1);
        assertThat(job().state()).isEqualTo(JobState.CHECKED);
        assertThat(store.ready(job, 10)).extracting(BulkStore.OpenRow::number).containsExactly(2);
        database.write(client -> client.sql("UPDATE submission SET state = 'FENCED' WHERE state = 'UNKNOWN'")
                .update());
        assertThat(store.discard(job())).isZero();
        assertThat(job().state()).isEqualTo(JobState.DISCARDED);
        var rows = store.rows(job, 0, 10, RowState.values());
        assertThat(rows).extracting(BulkRow::state).containsExactly(RowState.READY, RowState.BAD, RowState.ISSUED);
        assertThat(rows.get(2).licenceId()).isEqualTo("1.2.4");
        assertThat(rows.get(2).transactionId()).isEqualTo("tx4");
        assertThat(rows.get(2).blockNumber()).isEqualTo(7L);
    }

    /** A row of the job as the outbox has it. */
    private void submitted(int row, String state, @Nullable Long block) {
        database.write(client -> client.sql("INSERT INTO submission (id, account, idempotency_key, body_digest, msp_id,"
                        + " client, agency, operation, subject, chaincode, request_id, transaction_id, envelope, state,"
                        + " block_number, attempts, answer, created_at, sent_at) VALUES (:id, 'zj-market-clerk', :key,"
                        + " '', '', '', '', 'licence.issue', :subject, '', :id, :transaction, :nothing, :state, :block, 1,"
                        + " :nothing, 0, 0)")
                .param("id", UUID.randomUUID().toString())
                .param("key", SentRows.key(job, row))
                .param("subject", "1.2." + row)
                .param("transaction", "tx" + row)
                .param("nothing", new byte[0])
                .param("state", state)
                .param("block", block)
                .update());
    }

    @Test
    void nothing_is_sent_of_a_job_that_was_given_up_meanwhile() {
        Function<JdbcClient, Boolean> sending = client -> {
            SentRows.requireOpen(client, job);
            return true;
        };
        assertThat(database.write(sending)).isTrue();
        store.discard(job());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> database.write(sending))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.JOB_ENDED));
    }

    @Test
    void what_was_never_read_to_its_end_is_forgotten_and_a_checked_job_is_not() {
        var cut = UUID.randomUUID().toString();
        var key = store.begin(cut, TestCallers.zhejiang("zj-market-clerk"), JobKind.ISSUE, 1, "00");
        store.add(cut, key, List.of(new NewRow(2, null, List.of(FAULT))));
        assertThat(store.unread()).contains(cut);
        store.forget(cut);
        assertThat(store.find(cut)).isEmpty();
        assertThat(store.rows(cut, 0, 10, RowState.values())).isEmpty();
        store.forget(job);
        assertThat(store.rows(job, 0, 10, RowState.values())).hasSize(3);
    }

    private int sealedRows() {
        return database.read(client -> client.sql("SELECT COUNT(*) FROM bulk_row WHERE job = ? AND sealed IS NOT NULL")
                .param(job)
                .query(Integer.class)
                .single());
    }
}
