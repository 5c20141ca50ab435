// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.fabric.NodeStatus;
import org.yinzheng.launcher.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Says how each node is; exits 0 when all are well. */
@Command(name = "status", description = "各节点情况 / how each node is")
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkCommand parent;

    @Override
    public Integer call() throws IOException, InterruptedException {
        FabricNetwork network = parent.existing();
        Console console = new Console();
        console.say("网络 / network: " + network.project().name() + ", "
                + network.material().folder());
        boolean well = true;
        for (NodeStatus node : network.status()) {
            well &= node.well();
            console.say(String.format("  %s %-28s %s", node.well() ? "✓" : "✗", node.host(), node.text()));
        }
        return well ? 0 : 1;
    }
}
