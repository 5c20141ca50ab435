// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Stops the network. */
@Command(name = "down", description = "停止网络，账本保留 / stop the network, keep the ledgers")
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkCommand parent;

    @Option(names = "--delete-ledgers", description = "删除账本 / delete the ledgers too")
    private boolean deleteLedgers;

    @Override
    public Integer call() throws IOException, InterruptedException {
        FabricNetwork network = parent.existing();
        parent.folder().exclusively(() -> network.down(deleteLedgers));
        new Console()
                .say(
                        deleteLedgers
                                ? "已停止，账本已删除 / stopped, the ledgers are deleted"
                                : "已停止，账本保留 / stopped, the ledgers stay");
        return 0;
    }
}
