// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.process.LaunchFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what the nodes wrote. */
@Command(name = "logs", description = "日志 / what the nodes wrote")
final class LogsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NetworkCommand parent;

    @Parameters(arity = "0..1", paramLabel = "HOST", description = "节点 / a node, all when left out")
    private @Nullable String host;

    @Option(names = "--lines", paramLabel = "N", description = "行数 / lines of each (default: ${DEFAULT-VALUE})")
    private int lines = 100;

    @Option(names = "--follow", description = "持续显示 / go on until Ctrl-C")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        FabricNetwork network = parent.existing();
        List<String> options = new ArrayList<>(List.of("--tail=" + lines));
        if (follow) {
            options.add("--follow");
        }
        if (host != null) {
            var services = network.project().states().keySet();
            if (!services.contains(host)) {
                throw new LaunchFailure("there is no node " + host + "; there are " + services);
            }
            options.add(host);
        }
        return network.project().showLogs(options);
    }
}
