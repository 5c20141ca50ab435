// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yinzheng.network.PrivateFiles;

/**
 * One service as an operating-system process that outlives the launcher. Its file in {@code run/} holds process id and
 * start time, so a number that was given to another program meanwhile is not mistaken for ours. Where the machine's clock
 * was set meanwhile, and so every start time with it, a process of ours is known by the folder among its arguments.
 */
public final class ServiceProcess {
    static final Duration POLITE = Duration.ofSeconds(20);
    private static final Duration FORCED = Duration.ofSeconds(10);
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

    private static final int LONGEST_LINE = 600;

    /** As much of a log's end as is read for its last lines. */
    private static final int TAIL = 64 * 1024;

    /** A log larger than this is put aside at the next start. */
    private static final long LARGE = 16L * 1024 * 1024;

    private final DataFolder folder;
    private final Service service;

    /** The process of a service whose files are in this folder. */
    public ServiceProcess(DataFolder folder, Service service) {
        this.folder = folder;
        this.service = service;
    }

    /** Starts it; its output is added to its log file. A large one is put aside before, in the place of the one before that. */
    public ProcessHandle start(List<String> command) throws IOException {
        putLargeLogAside();
        List<String> line = new ArrayList<>();
        Optional<String> setsid = setsid();
        setsid.ifPresent(line::add);
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.log(service).toFile()));
        builder.directory(folder.root().toFile());
        ProcessHandle handle = builder.start().toHandle();
        long started = handle.info().startInstant().orElseGet(Instant::now).toEpochMilli();
        PrivateFiles.write(pidFile(), handle.pid() + " " + started + "\n");
        return handle;
    }

    /** The process, if it runs. */
    public Optional<ProcessHandle> running() throws IOException {
        if (!Files.isRegularFile(pidFile())) {
            return Optional.empty();
        }
        String[] parts = Files.readString(pidFile()).trim().split(" ");
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> beganAt(handle, started) || namesOurFolder(handle));
    }

    private static boolean beganAt(ProcessHandle handle, Instant started) {
        return handle.info()
                .startInstant()
                .map(instant -> Duration.between(instant, started).abs().compareTo(CLOCK_STEP) < 0)
                .orElse(true);
    }

    private boolean namesOurFolder(ProcessHandle handle) {
        String run = folder.run().toString();
        return Stream.of(handle.info().arguments().orElse(new String[0])).anyMatch(one -> one.contains(run));
    }

    /**
     * Asks it to end, waits, and ends it by force when it does not.
     *
     * @return whether it was running
     */
    public boolean stop() throws IOException {
        return stop(POLITE);
    }

    /** The same with another patience before force. */
    boolean stop(Duration patience) throws IOException {
        Optional<ProcessHandle> handle = running();
        if (handle.isPresent()) {
            handle.get().destroy();
            if (!ended(handle.get(), patience)) {
                handle.get().destroyForcibly();
                if (!ended(handle.get(), FORCED)) {
                    throw new LaunchFailure("the " + service.label() + " does not end; kill -9 "
                            + handle.get().pid());
                }
            }
        }
        Files.deleteIfExists(pidFile());
        return handle.isPresent();
    }

    /** The last lines of its log, for an error message. */
    public String lastLines(int count) throws IOException {
        Path log = folder.log(service);
        if (!Files.isRegularFile(log)) {
            return "";
        }
        List<String> lines = tail(log).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …")
                .collect(Collectors.joining("\n"));
    }

    private static String tail(Path log) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL));
            return new String(Channels.newInputStream(channel).readNBytes(TAIL), StandardCharsets.UTF_8);
        }
    }

    private void putLargeLogAside() throws IOException {
        Path log = folder.log(service);
        if (Files.isRegularFile(log) && Files.size(log) > LARGE) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path pidFile() {
        return folder.run().resolve(service.label() + ".pid");
    }

    private static boolean ended(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for a process", e);
        }
    }

    /** A session of its own keeps the service alive when the terminal closes; not every system has the tool. */
    private static Optional<String> setsid() {
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }
}
