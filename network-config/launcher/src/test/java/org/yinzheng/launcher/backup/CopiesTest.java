// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {
    @TempDir
    Path folder;

    @Test
    void a_backup_is_for_its_owner_alone() throws IOException {
        Path copy = backup(folder.resolve("backup"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-rw-r--"));
        Copies.seal(folder.resolve("backup"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_backup_is_also_made_where_the_file_system_has_no_modes() throws IOException {
        // as on Windows or an exFAT stick: a zip file knows no owners
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("stick.zip"), Map.of("create", true))) {
            assertThat(zip.supportedFileAttributeViews()).doesNotContain("posix");
            Path copy = backup(zip.getPath("/backup"));
            Copies.seal(zip.getPath("/backup"));
            assertThat(copy).hasContent("blocks");
        }
    }

    private Path backup(Path target) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source/peer"));
        Files.writeString(source.resolve("ledger.sqlite"), "blocks");
        Copies.tree(folder.resolve("source"), target, path -> true);
        return target.resolve("peer/ledger.sqlite");
    }
}
