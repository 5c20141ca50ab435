// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.sqlite.SQLiteDataSource;

class GroupCommitDatabaseTest {
    @TempDir
    Path folder;

    private GroupCommitDatabase database;

    @BeforeEach
    void open() {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL&busy_timeout=10000");
        database = new GroupCommitDatabase(source);
        database.write(client ->
                client.sql("CREATE TABLE number (value INTEGER PRIMARY KEY)").update());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int insert(int value) {
        return database.write(client ->
                client.sql("INSERT INTO number VALUES (?)").param(value).update());
    }

    private long count() {
        return database.read(client ->
                client.sql("SELECT COUNT(*) FROM number").query(Long.class).single());
    }

    @Test
    void writes_of_many_threads_are_all_there_when_they_return() throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 500; i++) {
                int value = i;
                work.add(() -> insert(value));
            }
            for (var done : pool.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(1);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(count()).isEqualTo(500);
    }

    @Test
    void a_failing_write_takes_no_other_with_it() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 100; i++) {
                int value = i / 2;
                work.add(() -> insert(value));
            }
            int failed = 0;
            for (var done : pool.invokeAll(work)) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(DataAccessException.class);
                    failed++;
                }
            }
            assertThat(failed).isEqualTo(50);
        } finally {
            pool.shutdown();
        }
        assertThat(count()).isEqualTo(50);
    }

    @Test
    void half_of_a_write_is_never_kept() {
        assertThatThrownBy(() -> database.write(client -> {
                    client.sql("INSERT INTO number VALUES (1)").update();
                    throw new IllegalStateException("in the middle");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("in the middle");
        assertThat(count()).isZero();
    }

    @Test
    void a_write_inside_a_write_is_a_mistake_that_is_told_at_once() {
        assertThatThrownBy(() -> database.write(client -> insert(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a write inside a write");
    }

    @Test
    void a_second_process_on_the_folder_is_refused() {
        var data = folder.resolve("data");
        try (var first = DataFolder.open(data)) {
            assertThat(first.folder("x")).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(data))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another gateway already runs");
        }
        DataFolder.open(data).close();
    }

    @Test
    void a_sealed_value_opens_in_its_place_only_and_only_unchanged() {
        var seal = new Seal(new byte[32]);
        var sealed = seal.close("here", new byte[] {1, 2, 3});
        assertThat(seal.open("here", sealed)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> seal.open("there", sealed)).isInstanceOf(SealBroken.class);
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> seal.open("here", changed)).isInstanceOf(SealBroken.class);
        }
    }
}
