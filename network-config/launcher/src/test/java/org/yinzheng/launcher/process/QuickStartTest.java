// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
    private static final String FROM_ARCHIVE = "QuickStartTest$Hello source: shared objects file";

    @TempDir
    Path home;

    private Path target;
    private QuickStart start;

    /** What the runnable jar of this test runs. */
    public static final class Hello {
        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    @BeforeEach
    void builds() throws IOException {
        target = home.resolve(Service.PEER.house()).resolve("target");
        Files.createDirectories(target);
        build(jar(), "first");
        start = new QuickStart(new Installation(home), Map.of());
    }

    @Test
    void without_preparation_the_runnable_jar_runs_as_it_is() throws Exception {
        assertThat(start.arguments(Service.PEER)).containsExactly("-jar", jar().toString());
    }

    @Test
    void recorded_classes_come_from_the_archive() throws Exception {
        prepare();
        assertThat(run(start.arguments(Service.PEER))).contains("hello").contains(FROM_ARCHIVE);
    }

    @Test
    void a_broken_archive_costs_speed_only() throws Exception {
        prepare();
        Path archive = target.resolve("start").resolve("classes.jsa");
        byte[] bytes = Files.readAllBytes(archive);
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
        for (byte[] broken : List.of(new byte[0], new byte[bytes.length], half, flipped)) {
            Files.write(archive, broken);
            assertThat(run(start.arguments(Service.PEER))).contains("hello").doesNotContain(FROM_ARCHIVE);
        }
    }

    @Test
    void what_was_prepared_for_an_older_jar_is_left_aside() throws Exception {
        prepare();
        build(jar(), "second, and longer");
        assertThat(start.arguments(Service.PEER)).containsExactly("-jar", jar().toString());
    }

    @Test
    void a_recording_that_did_not_end_is_not_used() throws Exception {
        start.extract(Service.PEER);
        Files.write(target.resolve("start").resolve("classes.jsa.new"), new byte[10]);
        assertThat(start.arguments(Service.PEER)).containsExactly("-jar", jar().toString());
    }

    @Test
    void the_archive_is_left_aside_where_options_from_outside_may_bring_an_agent() throws Exception {
        prepare();
        for (String variable : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
            QuickStart observed = new QuickStart(new Installation(home), Map.of(variable, "-javaagent:agent.jar"));
            assertThat(observed.arguments(Service.PEER)).containsExactly("-jar", jar().toString());
        }
    }

    private void prepare() throws Exception {
        start.extract(Service.PEER);
        assertThat(run(start.recording(Service.PEER))).contains("hello");
        assertThat(start.keepRecorded(Service.PEER)).isTrue();
    }

    private static String run(List<String> arguments) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:class+load"));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private Path jar() {
        return target.resolve("yinzheng-local-peer-1-exec.jar");
    }

    private static void build(Path jar, String title) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Hello.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, title);
        String entry = Hello.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = Hello.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Objects.requireNonNull(in).readAllBytes());
            out.closeEntry();
        }
    }
}
