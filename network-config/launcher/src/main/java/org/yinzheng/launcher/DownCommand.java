// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.network.FabricDemo;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Stops what {@code demo} started and leaves nothing running. */
@Command(name = "down", description = "停止，数据保留 / stop everything, keep the data")
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = new DataFolder(yinzheng.data());
        Console console = new Console();
        if (!folder.exists()) {
            console.say("没有数据目录，无需停止 / no data folder " + folder.root() + ", nothing to stop");
            return 0;
        }
        folder.exclusively(() -> {
            Installation installation = Installation.current();
            int processes = new DemoProcesses(installation, folder).stop();
            if (FabricDemo.exists(folder)) {
                processes += new FabricDemo(installation, folder, console).stop(false);
            }
            console.say("已停止 " + processes + " 个进程；数据在 " + folder.root() + " / stopped " + processes
                    + " processes; the data stays there");
        });
        return 0;
    }
}
