// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.demo.Seed;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.launcher.process.Ports;
import org.yinzheng.launcher.process.QuickStart;
import org.yinzheng.launcher.process.Service;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import picocli.CommandLine.Command;

/**
 * Prepares quick starts after a build: runs the three services once on a throw-away network and records the classes that
 * they load. When it fails, starts are slower; so it says why and is no error.
 */
@Command(name = "prepare", hidden = true, description = "为快速启动作准备 / prepare quick starts; done after a build")
final class PrepareCommand implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console();
        try {
            prepare(Installation.current(), console);
        } catch (IOException | LaunchFailure e) {
            console.say("启动会慢一些 / starts will be slower: " + e.getMessage());
        }
        return 0;
    }

    private static void prepare(Installation installation, Console console) throws IOException, InterruptedException {
        QuickStart start = new QuickStart(installation);
        for (Service service : Service.values()) {
            start.extract(service);
        }
        DataFolder folder =
                new DataFolder(Files.createTempDirectory("yinzheng-prepare").resolve("data"));
        folder.create();
        DemoProcesses processes = DemoProcesses.recording(installation, folder);
        // whoever breaks this off knows nothing of these processes, and no other command would find them
        Thread brokenOff = new Thread(processes::kill, "broken off");
        Runtime.getRuntime().addShutdownHook(brokenOff);
        try {
            NetworkMaterial network = NetworkMaterial.generate(NetworkDescription.demoText(), folder.network());
            Ports ports = Ports.choose(Map.of(), Map.of());
            processes.start(network, ports);
            processes.await(ports, Service.values());
            new Seed(RunningDemo.of(folder, ports).gateway(), folder.run(), console).found();
        } finally {
            processes.stop();
            folder.delete();
            Files.deleteIfExists(parentOf(folder));
            Runtime.getRuntime().removeShutdownHook(brokenOff);
        }
        archive(start, console);
    }

    /** All at once, for each takes one core for a while. */
    private static void archive(QuickStart start, Console console) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(Service.values().length);
        try {
            Map<Service, Future<Boolean>> kept = new EnumMap<>(Service.class);
            for (Service service : Service.values()) {
                kept.put(service, workers.submit(() -> start.keepRecorded(service)));
            }
            for (Map.Entry<Service, Future<Boolean>> one : kept.entrySet()) {
                if (!one.getValue().get()) {
                    console.say("没有类归档 / no archive of classes was made for the "
                            + one.getKey().label());
                }
            }
        } catch (ExecutionException e) {
            throw new IOException("an archive of classes could not be made: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Path parentOf(DataFolder folder) {
        Path parent = folder.root().getParent();
        if (parent == null) {
            throw new IllegalStateException("a folder inside a temporary one has a parent");
        }
        return parent;
    }
}
