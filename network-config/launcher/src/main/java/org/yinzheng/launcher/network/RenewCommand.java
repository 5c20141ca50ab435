// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Gives nodes and clients new keys and certificates, one after another, while the others go on. */
@Command(name = "renew", description = "更新证书 / new keys and certificates, one after another")
final class RenewCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkCommand parent;

    @Parameters(
            arity = "1..*",
            paramLabel = "HOST",
            description = "节点或人员 / peers and orderers, as status lists them, or clients of network.yaml")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> hosts;

    private final Console console = new Console();

    @Override
    public Integer call() throws IOException, InterruptedException {
        FabricNetwork network = parent.existing();
        parent.folder().exclusively(() -> {
            for (String host : hosts) {
                network.renew(host, console::say);
                console.say("  ✓ " + host);
            }
        });
        return 0;
    }
}
