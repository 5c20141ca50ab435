// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Brings the network up, from nothing or from where it stopped. */
@Command(name = "up", description = "启动网络 / bring the network up; what is there already is kept")
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkCommand parent;

    @Option(names = "--description", paramLabel = "FILE", description = "网络描述 / a network.yaml of your own")
    private @Nullable Path description;

    private final Console console = new Console();

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        DataFolder folder = parent.folder();
        folder.create();
        folder.exclusively(() -> {
            FabricNetwork network = FabricNetwork.of(Materials.of(folder, description));
            network.up(Installation.current().chaincodeJar(), console::say);
        });
        console.say(String.format("就绪，用时 / ready, took %.1f s", (System.nanoTime() - start) / 1e9));
        return 0;
    }
}
