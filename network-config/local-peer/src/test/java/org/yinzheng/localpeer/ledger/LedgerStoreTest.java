// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerStoreTest {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    @Test
    void a_ledger_that_cannot_be_opened_leaves_none_of_its_files_open() throws IOException {
        assumeThat(OPEN_FILES)
                .as("only Linux tells which files a process has open")
                .isDirectory();
        LedgerStore.open(folder, 2).close();
        Files.writeString(folder.resolve("ledger.sqlite"), "no database".repeat(1000));
        assertThatThrownBy(() -> LedgerStore.open(folder, 2)).isInstanceOf(LedgerException.class);
        Path ledger = folder.toRealPath();
        assertThat(openFiles()).noneMatch(file -> file.startsWith(ledger));
    }

    @Test
    void a_folder_that_cannot_be_prepared_is_not_taken_for_one_in_use_afterwards() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("tmp"), "a file where a folder should be");
        assertThatThrownBy(() -> LedgerStore.open(folder, 1)).hasMessageContaining("cannot be written");
        Files.delete(obstacle);
        try (LedgerStore store = LedgerStore.open(folder, 1)) {
            assertThat(store.height()).isZero();
        }
    }

    private static List<Path> openFiles() throws IOException {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> links = Files.list(OPEN_FILES)) {
            for (Path link : links.toList()) {
                // the one of this listing is gone by now
                if (Files.isSymbolicLink(link)) {
                    open.add(Files.readSymbolicLink(link));
                }
            }
        }
        return open;
    }
}
