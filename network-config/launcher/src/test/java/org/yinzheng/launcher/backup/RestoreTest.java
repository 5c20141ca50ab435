// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.LaunchFailure;

class RestoreTest {
    @TempDir
    Path folder;

    private Path backup = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void makeBackup() throws IOException {
        backup = Files.createDirectories(folder.resolve("backup"));
        target = folder.resolve("restored");
        put("peer/ledger.sqlite", "blocks");
        put("gateway/keys/documents.key", "secret");
        put("run/seed", "seeded");
        Manifest.of(backup, "2026-11-25T09:00:00Z", 7).write(backup);
    }

    @Test
    void everything_is_in_the_new_folder_and_only_its_owner_can_read_it() throws IOException {
        assertThat(new Restore(backup).into(target)).isEqualTo(7);
        assertThat(target.resolve("gateway/keys/documents.key")).hasContent("secret");
        assertThat(target.resolve("peer/ledger.sqlite")).hasContent("blocks");
        assertThat(new DataFolder(target).exists()).isTrue();
        try (Stream<Path> paths = Files.walk(target)) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .endsWith("------"));
        }
    }

    @Test
    void every_damaged_missing_or_added_file_is_named_and_nothing_is_restored() throws IOException {
        put("peer/ledger.sqlite", "bl0cks");
        Files.delete(backup.resolve("run/seed"));
        put("gateway/keys/another.key", "planted");
        assertThatThrownBy(() -> new Restore(backup).into(target))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("peer/ledger.sqlite is damaged")
                .hasMessageContaining("run/seed is missing")
                .hasMessageContaining("gateway/keys/another.key was not part of the backup");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("restored"));
    }

    @Test
    void a_manifest_that_was_touched_or_leads_elsewhere_is_refused() throws IOException {
        Path manifest = backup.resolve("MANIFEST");
        List<String> lines = Files.readAllLines(manifest);
        Files.writeString(manifest, Files.readString(manifest).replace("blocks 7", "blocks 8"));
        assertThatThrownBy(() -> new Restore(backup).into(target)).hasMessageContaining("MANIFEST is damaged");

        Files.write(manifest, lines);
        Files.writeString(manifest, Files.readString(manifest).replace("run/seed", "../seed"));
        assertThatThrownBy(() -> new Restore(backup).into(target)).hasMessageContaining("MANIFEST is damaged");

        Files.delete(manifest);
        assertThatThrownBy(() -> new Restore(backup).into(target)).hasMessageContaining("broke off");
    }

    @Test
    void a_folder_that_exists_is_never_overwritten() throws IOException {
        Files.createDirectory(target);
        assertThatThrownBy(() -> new Restore(backup).into(target)).hasMessageContaining("overwrites nothing");
        assertThat(target).isEmptyDirectory();
    }

    private void put(String name, String content) throws IOException {
        Path file = backup.resolve(name);
        Files.createDirectories(Copies.folderOf(file));
        Files.writeString(file, content);
    }
}
