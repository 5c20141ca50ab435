// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What makes a service start in half the time: its jar taken apart, and an archive of the classes that it loads (class data
 * sharing). Made once for each build, in {@code target/start} of the service's house. All of it may be missing, old or
 * broken: then the runnable jar is used, or the JVM leaves the archive aside, and the start is slower, nothing else.
 */
public final class QuickStart {
    private static final String MARK = "made-from";
    private static final String ARCHIVE = "classes.jsa";
    private static final String FRESH_ARCHIVE = "classes.jsa.new";
    private static final String CLASSES = "classes.list";
    private static final String CHECKSUM = "classes.jsa.crc";
    private static final long EXTRACTION_SECONDS = 60;
    private static final long DUMP_SECONDS = 120;

    private final Installation installation;
    private final boolean observed;

    /** For the services of an installation. */
    public QuickStart(Installation installation) {
        this(installation, System.getenv());
    }

    /** Options from outside may bring a recording or an agent: JDK 17 ends with a SIGSEGV when one meets an archived class. */
    QuickStart(Installation installation, Map<String, String> environment) {
        this.installation = installation;
        this.observed = environment.containsKey("JDK_JAVA_OPTIONS") || environment.containsKey("JAVA_TOOL_OPTIONS");
    }

    /** The last options of the {@code java} command that runs a service: what is prepared, as far as it is. */
    List<String> arguments(Service service) throws IOException {
        Path jar = installation.jar(service);
        if (!isPrepared(service)) {
            return List.of("-jar", jar.toString());
        }
        List<String> arguments = new ArrayList<>();
        Path archive = folder(service).resolve(ARCHIVE);
        if (!observed && isWhole(service)) {
            arguments.add("-XX:SharedArchiveFile=" + archive);
            // the JVM leaves the archive of another JVM aside, and its complaint helps nobody
            arguments.add("-Xlog:cds=off");
        }
        arguments.add("-jar");
        arguments.add(prepared(service).toString());
        return arguments;
    }

    /** The same for a run that writes down which classes it loads. */
    List<String> recording(Service service) {
        return List.of(
                "-XX:DumpLoadedClassList=" + folder(service).resolve(CLASSES),
                "-Xlog:cds=off",
                "-jar",
                prepared(service).toString());
    }

    /** Takes the service's jar apart where that helps; what was prepared from an older jar goes. */
    public void extract(Service service) throws IOException, InterruptedException {
        Path folder = folder(service);
        DataFolder.delete(folder);
        Files.createDirectories(folder);
        if (service.isBoot()) {
            extract(service, folder);
        }
        Files.writeString(folder.resolve(MARK), identity(service));
    }

    private void extract(Service service, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        installation.java(),
                        "-Djarmode=tools",
                        "-jar",
                        installation.jar(service).toString(),
                        "extract",
                        "--destination",
                        folder.resolve("app").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("extract.log").toFile())
                .start();
        if (!ended(process, EXTRACTION_SECONDS)) {
            throw new IOException(
                    "the " + service.label() + "'s jar could not be taken apart, see " + folder.resolve("extract.log"));
        }
    }

    /**
     * Makes the archive of the classes that were recorded, after their process has ended.
     *
     * @return whether there is one
     */
    public boolean keepRecorded(Service service) throws IOException, InterruptedException {
        Path classes = folder(service).resolve(CLASSES);
        Path fresh = folder(service).resolve(FRESH_ARCHIVE);
        if (!Files.isRegularFile(classes)) {
            return false;
        }
        Files.write(classes, withoutLambdas(classes));
        Process dump = new ProcessBuilder(
                        installation.java(),
                        "-XX:+UseSerialGC",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + fresh,
                        "-cp",
                        prepared(service).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder(service).resolve("dump.log").toFile())
                .start();
        if (!ended(dump, DUMP_SECONDS) || !Files.isRegularFile(fresh)) {
            return false;
        }
        Files.writeString(folder(service).resolve(CHECKSUM), checksum(fresh));
        Files.move(fresh, folder(service).resolve(ARCHIVE), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** JDK 17 ends with a SIGSEGV when it archives the lambdas of as many classes as Spring loads. */
    private static List<String> withoutLambdas(Path classes) throws IOException {
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.filter(line -> !line.startsWith("@lambda-proxy") && !line.contains("$$Lambda$"))
                    .toList();
        }
    }

    private static boolean ended(Process process, long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return process.exitValue() == 0;
    }

    /** The JVM believes an archive's content: a damaged one can end it. */
    private boolean isWhole(Service service) throws IOException {
        Path archive = folder(service).resolve(ARCHIVE);
        Path checksum = folder(service).resolve(CHECKSUM);
        return Files.isRegularFile(archive)
                && Files.isRegularFile(checksum)
                && Files.readString(checksum).equals(checksum(archive));
    }

    private static String checksum(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (channel.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
            return channel.size() + " " + sum.getValue();
        }
    }

    private boolean isPrepared(Service service) throws IOException {
        Path mark = folder(service).resolve(MARK);
        return Files.isRegularFile(mark)
                && Files.readString(mark).equals(identity(service))
                && Files.isRegularFile(prepared(service));
    }

    /** Which build it is made from. */
    private String identity(Service service) throws IOException {
        Path jar = installation.jar(service);
        return jar.getFileName() + " " + Files.size(jar) + " "
                + Files.getLastModifiedTime(jar).toMillis();
    }

    private Path prepared(Service service) {
        Path jar = installation.jar(service);
        return service.isBoot() ? folder(service).resolve("app").resolve(jar.getFileName()) : jar;
    }

    private Path folder(Service service) {
        return installation.target(service).resolve("start");
    }
}
