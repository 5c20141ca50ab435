// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @Test
    void a_folder_of_somebody_else_is_neither_used_nor_deleted(@TempDir Path root) throws IOException {
        Path photo = Files.writeString(root.resolve("photo.jpg"), "x");
        DataFolder folder = new DataFolder(root);
        assertThatThrownBy(folder::create)
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("name an empty or a new folder with --data");
        assertThatThrownBy(folder::delete).isInstanceOf(LaunchFailure.class).hasMessageContaining("not deleted");
        assertThat(photo).exists();
    }

    @Test
    void a_folder_of_ours_is_deleted_as_a_whole(@TempDir Path root) throws IOException {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        Files.writeString(folder.of(Service.GATEWAY).resolve("x"), "x");
        folder.create();
        folder.delete();
        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void the_matters_names_are_there_before_anything_starts_and_a_file_of_somebodys_own_is_kept(@TempDir Path root)
            throws IOException {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        assertThat(folder.packages()).content().contains("\"OPEN-RESTAURANT\"", "开办餐饮店", "Open a restaurant");
        Files.writeString(folder.packages(), "{\"matters\": {}}");
        assertThat(folder.packages()).hasContent("{\"matters\": {}}");
    }

    @Test
    void one_command_at_a_time_works_on_a_folder(@TempDir Path root) throws Exception {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        folder.exclusively(() -> assertThatThrownBy(
                        () -> new DataFolder(folder.root()).exclusively(() -> Files.delete(folder.root())))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("another ./yinzheng"));
    }
}
