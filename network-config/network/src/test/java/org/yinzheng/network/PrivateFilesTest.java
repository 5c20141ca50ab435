// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    private Path folder;

    @Test
    void what_others_made_is_for_its_owner_alone_afterwards() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PrivateFiles.restrict(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void files_are_made_where_the_file_system_has_no_modes_too() throws IOException {
        try (var modeless = FileSystems.newFileSystem(folder.resolve("modeless.zip"), Map.of("create", "true"))) {
            assertThat(modeless.supportedFileAttributeViews()).doesNotContain("posix");
            var made = PrivateFiles.createFolder(modeless.getPath("/keys"));
            var file = made.resolve("key");
            PrivateFiles.write(file, "secret");
            PrivateFiles.restrict(file);
            assertThat(file).hasContent("secret");
        }
    }
}
