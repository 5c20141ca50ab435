// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.TestCallers;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.TestDatabase;

@ParameterizedClass(name = "{0}")
@EnumSource
class ComparisonStoreTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final DayList LIST = new DayList(Map.of("33060126:0000000001", 100L), List.of());
    private static final Caller HOSPITAL = TestCallers.zhejiang("zj-hospital-clerk");

    private final TestDatabase kind;
    private GroupCommitDatabase database;
    private ComparisonStore store;

    ComparisonStoreTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = new GroupCommitDatabase(kind.create(folder));
        store = new ComparisonStore(database, new Seal(new byte[32]), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void begin(Caller caller, String id) {
        store.begin(caller, id, DAY, 1, LIST);
    }

    @Test
    void one_account_has_only_so_many_days_compared_at_a_time_and_another_is_not_kept_from_its_own() {
        for (String id : List.of("a", "b", "c")) {
            begin(HOSPITAL, id);
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> begin(HOSPITAL, "d"))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(Problem.INVALID_FIELDS);
                    assertThat(e.errors()).extracting(one -> one.code()).containsExactly("OTHERS_RUNNING");
                });
        assertThat(store.find("d")).isEmpty();
        begin(HOSPITAL, "c");
        begin(TestCallers.zhejiang("zj-market-clerk"), "e");
        assertThat(store.find("e")).isPresent();
        store.stopped("a");
        begin(HOSPITAL, "d");
        assertThat(store.find("d")).isPresent();
    }
}
