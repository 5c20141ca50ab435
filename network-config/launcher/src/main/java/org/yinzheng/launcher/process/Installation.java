// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the runnable jars of the houses are, and the Java that runs them. */
public final class Installation {
    private final Path home;

    /** An installation rooted at the repository's folder. */
    public Installation(Path home) {
        this.home = home;
    }

    /** The folder that the script {@code ./yinzheng} names, or the current one. */
    public static Installation current() {
        return new Installation(Path.of(System.getProperty("yinzheng.home", "")).toAbsolutePath());
    }

    /** The runnable jar of a service. */
    public Path jar(Service service) {
        return newest(target(service), "yinzheng-*-exec.jar");
    }

    /** The last one made: a build of another version leaves its own beside it. */
    private static Path newest(Path target, String pattern) {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(target, pattern)) {
                found.forEach(jars::add);
            } catch (IOException e) {
                throw new LaunchFailure("cannot list " + target + ": " + e.getMessage(), e);
            }
        }
        return jars.stream()
                .max(Comparator.comparing(Installation::made))
                .orElseThrow(() -> new LaunchFailure(
                        "there is no runnable jar in " + target + "; run ./mvnw -DskipTests -Pservice package"));
    }

    private static FileTime made(Path jar) {
        try {
            return Files.getLastModifiedTime(jar);
        } catch (IOException e) {
            throw new LaunchFailure("cannot read " + jar + ": " + e.getMessage(), e);
        }
    }

    /** Where the build of a service's house leaves its results. */
    Path target(Service service) {
        return home.resolve(service.house()).resolve("target");
    }

    /** The runnable jar with the contracts, which goes into their image. */
    public Path chaincodeJar() {
        return newest(home.resolve("chaincode").resolve("target"), "yinzheng-chaincode-*-service.jar");
    }

    /** The Java that runs this process. */
    public String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
