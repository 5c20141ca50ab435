// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Takes new members, peers and clients into the network while it runs. */
@Command(name = "join", description = "新省、新节点加入 / new members, peers and clients join while the network runs")
final class JoinCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkCommand parent;

    @Option(
            names = "--description",
            paramLabel = "FILE",
            required = true,
            description = "新的网络描述 / the network.yaml with them: the present one and what is new")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path description;

    private final Console console = new Console();

    @Override
    public Integer call() throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (!Files.isRegularFile(description)) {
            throw new LaunchFailure("there is no file " + description);
        }
        String text = Files.readString(description);
        FabricNetwork network = parent.existing();
        parent.folder()
                .exclusively(() -> network.join(text, Installation.current().chaincodeJar(), console::say));
        console.say(String.format("就绪，用时 / ready, took %.1f s", (System.nanoTime() - start) / 1e9));
        return 0;
    }
}
