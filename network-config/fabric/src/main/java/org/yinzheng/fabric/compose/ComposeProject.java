// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yinzheng.fabric.FabricFailure;

/** The containers of one network, run from one compose file. Its name comes from the folder, so several networks may run side by side. */
public final class ComposeProject {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String SERVICE = "com.docker.compose.service";

    private final Path file;
    private final String name;

    /** The project of a compose file. */
    public ComposeProject(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.name = "yinzheng-" + digest(this.file.toString()).substring(0, 8);
    }

    /** Its name; networks, volumes and containers begin with it. */
    public String name() {
        return name;
    }

    /** Starts what does not run; a service whose settings changed is made anew. */
    public void up() throws InterruptedException {
        requireDone(run("up", "-d", "--remove-orphans"));
    }

    /** Makes the containers of these services anew if their settings changed, and touches no other. */
    public void replace(List<String> services) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("up", "-d", "--no-deps"));
        arguments.addAll(services);
        requireDone(run(arguments.toArray(String[]::new)));
    }

    /** Stops and removes the containers; their data stay unless {@code volumes}. */
    public void down(boolean volumes) throws InterruptedException {
        if (!volumes) {
            // the images declare volumes for what we mount elsewhere: nobody would find those again
            requireDone(run("rm", "--stop", "--force", "-v"));
        }
        requireDone(volumes ? run("down", "--volumes", "--remove-orphans") : run("down", "--remove-orphans"));
    }

    private static void requireDone(Command.Outcome outcome) {
        if (!outcome.ok()) {
            throw ComposeFailure.of(outcome);
        }
    }

    /** Does something with single services' containers: {@code kill}, {@code start}, {@code restart}, {@code pause} or {@code unpause}. */
    public void act(String action, List<String> services) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(action));
        arguments.addAll(services);
        requireDone(run(arguments.toArray(String[]::new)));
    }

    /** What containers there are: from service to state, for example {@code running} or {@code exited}. */
    public Map<String, String> states() throws InterruptedException {
        return inspect("{{.Label \"" + SERVICE + "\"}}\t{{.State}}");
    }

    /** The containers' names, from service to name. */
    public Map<String, String> containers() throws InterruptedException {
        return inspect("{{.Label \"" + SERVICE + "\"}}\t{{.Names}}");
    }

    /** Copies a folder from one service's container into another's. */
    public void copy(String from, String source, String to, String target) throws IOException, InterruptedException {
        Path between = Files.createTempDirectory(file.getParent(), "copy");
        try {
            Map<String, String> names = containers();
            requireOk(Docker.run(LIMIT, "cp", names.get(from) + ":" + source + "/.", between.toString()));
            requireOk(Docker.run(LIMIT, "cp", between + "/.", names.get(to) + ":" + target));
        } finally {
            try (Stream<Path> files = Files.walk(between)) {
                for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    /** The names in a folder of a service's container, none if there is no such folder. */
    public List<String> list(String service, String folder) throws InterruptedException {
        Command.Outcome outcome = run("exec", "-T", service, "ls", folder);
        return outcome.ok() ? outcome.output().lines().map(String::strip).toList() : List.of();
    }

    private static void requireOk(Command.Outcome outcome) {
        if (!outcome.ok()) {
            throw new FabricFailure("docker does not copy", "docker cp says: " + outcome.lastLines(1));
        }
    }

    private Map<String, String> inspect(String format) throws InterruptedException {
        Command.Outcome outcome = Docker.run(
                LIMIT, "ps", "--all", "--filter", "label=com.docker.compose.project=" + name, "--format", format);
        if (!outcome.ok()) {
            throw new FabricFailure("docker does not list its containers", "docker ps says: " + outcome.lastLines(1));
        }
        Map<String, String> found = new TreeMap<>();
        outcome.output().lines().map(line -> line.split("\t")).forEach(parts -> {
            if (parts.length == 2) {
                found.put(parts[0], parts[1]);
            }
        });
        return found;
    }

    /** The last lines of a service's log. */
    public String log(String service, int lines) throws InterruptedException {
        return run("logs", "--no-color", "--tail=" + lines, service).output();
    }

    /** Shows logs on this process's own output. */
    public int showLogs(List<String> options) throws IOException, InterruptedException {
        List<String> line = line("logs");
        line.addAll(options);
        return Command.show(line);
    }

    private Command.Outcome run(String... arguments) throws InterruptedException {
        return Command.run(LIMIT, line(arguments));
    }

    private List<String> line(String... arguments) throws InterruptedException {
        List<String> line = new ArrayList<>(Docker.compose());
        line.addAll(List.of("-p", name, "-f", file.toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
