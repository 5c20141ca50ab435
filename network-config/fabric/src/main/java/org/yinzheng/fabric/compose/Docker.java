// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.yinzheng.fabric.FabricFailure;

/** The container engine's own command, {@code docker}. */
public final class Docker {
    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final Duration PULL = Duration.ofMinutes(10);

    private Docker() {}

    /** Whether the program is there and its engine answers; otherwise why not. */
    public static void require() throws InterruptedException {
        Command.Outcome version = run(QUICK, "version", "--format", "{{.Server.Version}}");
        if (version.status() == -1) {
            throw new FabricFailure(
                    "there is no docker on the PATH", "install Docker Engine 20.10 or later, or Docker Desktop");
        }
        if (!version.ok()) {
            boolean forbidden = version.output().contains("permission denied");
            throw new FabricFailure(
                    forbidden ? "docker may not be used by this account" : "the docker engine does not answer",
                    forbidden
                            ? "add the account to the group docker and log in again"
                            : "start it: systemctl start docker, or open Docker Desktop");
        }
    }

    /** The command that runs compose files: Compose v2 or docker-compose 1.29. */
    public static List<String> compose() throws InterruptedException {
        for (List<String> candidate : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            List<String> line = new ArrayList<>(candidate);
            line.add("version");
            if (Command.run(QUICK, line).ok()) {
                return candidate;
            }
        }
        throw new FabricFailure(
                "there is neither 'docker compose' nor 'docker-compose'",
                "install one: apt-get install docker-compose, or the package docker-compose-plugin");
    }

    /** Whether an image is on this machine. */
    public static boolean hasImage(String image) throws InterruptedException {
        return run(QUICK, "image", "inspect", "--format", "{{.Id}}", image).ok();
    }

    /** Fetches an image that is not here yet. */
    public static void requireImage(String image) throws InterruptedException {
        if (hasImage(image)) {
            return;
        }
        Command.Outcome pulled = run(PULL, "pull", image);
        if (!pulled.ok()) {
            throw new FabricFailure(
                    "the image " + image + " is not on this machine and cannot be fetched (" + pulled.lastLines(1)
                            + ")",
                    "run docker pull " + image + " where there is a registry, or docker load it from a file");
        }
    }

    /** Builds an image from a folder with a Dockerfile. */
    static void build(String image, Path folder, List<String> arguments) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of("build", "-q", "-t", image));
        arguments.forEach(argument -> line.addAll(List.of("--build-arg", argument)));
        line.add(folder.toString());
        Command.Outcome built = run(PULL, line.toArray(String[]::new));
        if (!built.ok()) {
            throw new FabricFailure(
                    "the image " + image + " cannot be built (" + built.lastLines(3) + ")",
                    "run docker build " + folder + " to see all of it");
        }
    }

    static Command.Outcome run(Duration limit, String... arguments) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(arguments));
        return Command.run(limit, line);
    }
}
