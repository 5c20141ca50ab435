// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceProcessTest {
    @Test
    void a_started_process_is_found_by_another_launcher_and_stopped(@TempDir Path root) throws IOException {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        ProcessHandle handle = new ServiceProcess(folder, Service.PEER).start(List.of("sleep", "60"));
        ServiceProcess other = new ServiceProcess(folder, Service.PEER);
        assertThat(other.running()).map(ProcessHandle::pid).contains(handle.pid());
        assertThat(other.stop()).isTrue();
        assertThat(handle.isAlive()).isFalse();
        assertThat(other.stop()).isFalse();
    }

    @Test
    void a_process_id_that_was_given_to_another_program_is_left_alone(@TempDir Path root) throws IOException {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        Files.writeString(
                folder.run().resolve("gateway.pid"), ProcessHandle.current().pid() + " 86400000\n");
        ServiceProcess process = new ServiceProcess(folder, Service.GATEWAY);
        assertThat(process.running()).isEmpty();
        assertThat(process.stop()).isFalse();
    }

    @Test
    void a_process_is_still_ours_when_the_clock_was_set_after_its_start(@TempDir Path root) throws IOException {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        Path file = Files.writeString(folder.run().resolve("x"), "");
        ServiceProcess process = new ServiceProcess(folder, Service.GATEWAY);
        ProcessHandle handle = process.start(List.of("tail", "-f", file.toString()));
        Files.writeString(folder.run().resolve("gateway.pid"), handle.pid() + " 86400000\n");
        assertThat(process.running()).map(ProcessHandle::pid).contains(handle.pid());
        assertThat(process.stop()).isTrue();
        assertThat(handle.isAlive()).isFalse();
    }

    @Test
    void waiting_ends_as_soon_as_the_process_has_ended(@TempDir Path root) throws Exception {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        ServiceProcess process = new ServiceProcess(folder, Service.VERIFIER);
        process.start(List.of("sh", "-c", "echo cannot start; exit 3")).onExit().join();
        Readiness never = () -> false;
        assertThat(never.await(() -> process.running().isPresent(), Duration.ofMinutes(5)))
                .isFalse();
        assertThat(process.lastLines(5)).isEqualTo("cannot start");
    }

    @Test
    void of_a_log_of_any_size_only_the_end_is_read(@TempDir Path root) throws IOException {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        Path log = folder.log(Service.GATEWAY);
        // a hole of more bytes than an array can hold, and a few lines behind it
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(3L * 1024 * 1024 * 1024);
            file.seek(file.length());
            file.write("\nlast but one\nlast\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new ServiceProcess(folder, Service.GATEWAY).lastLines(2)).isEqualTo("last but one\nlast");
    }

    @Test
    void a_large_log_is_put_aside_at_the_next_start_and_a_small_one_is_continued(@TempDir Path root) throws Exception {
        DataFolder folder = new DataFolder(root.resolve("data"));
        folder.create();
        Path log = folder.log(Service.PEER);
        Path aside = log.resolveSibling("local-peer.log.1");
        Files.writeString(aside, "long ago");
        ServiceProcess process = new ServiceProcess(folder, Service.PEER);
        say(process, "first");
        say(process, "second");
        assertThat(log).hasContent("first\nsecond\n");
        assertThat(aside).hasContent("long ago");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(17L * 1024 * 1024);
        }
        say(process, "third");
        assertThat(log).hasContent("third\n");
        assertThat(aside).hasSize(17L * 1024 * 1024);
    }

    private static void say(ServiceProcess process, String word) throws Exception {
        process.start(List.of("echo", word)).onExit().get(60, TimeUnit.SECONDS);
    }
}
