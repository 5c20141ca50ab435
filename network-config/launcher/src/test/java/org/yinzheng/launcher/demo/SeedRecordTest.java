// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class SeedRecordTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 26);

    @TempDir
    Path folder;

    @Test
    void what_is_resumed_on_the_next_day_asks_for_the_same_documents_under_the_same_keys() throws Exception {
        SeedRecord begun = SeedRecord.open(folder, FIRST);
        SeedRecord resumed = SeedRecord.open(folder, FIRST.plusDays(1));
        assertThat(resumed.key("licence 1")).isEqualTo(begun.key("licence 1"));
        assertThat(document(resumed)).isEqualTo(document(begun));
        assertThat(resumed.isComplete()).isFalse();
        resumed.complete();
        assertThat(SeedRecord.open(folder, FIRST.plusDays(2)))
                .matches(SeedRecord::isComplete)
                .extracting(SeedRecord::day)
                .isEqualTo(FIRST);
    }

    @Test
    void a_record_of_an_older_version_is_understood() throws Exception {
        Files.writeString(folder.resolve("seed"), "1b4e28ba-2fa1-41d2-883f-0016d3cca427 complete\n");
        assertThat(SeedRecord.open(folder, FIRST).isComplete()).isTrue();
        Files.writeString(folder.resolve("seed"), "1b4e28ba-2fa1-41d2-883f-0016d3cca427\n");
        assertThat(SeedRecord.open(folder, FIRST)).matches(record -> !record.isComplete());
    }

    private static ObjectNode document(SeedRecord record) {
        return DemoDocument.licence(1, "330000", 5, record.day());
    }
}
