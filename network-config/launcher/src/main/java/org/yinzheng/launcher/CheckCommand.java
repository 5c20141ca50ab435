// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.DemoProcesses;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.launcher.process.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Derives everything in the local peer's folder anew from its blocks and compares. */
@Command(name = "check", description = "核对账本 / check the local peer's blocks and state")
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = new DataFolder(yinzheng.data());
        if (!folder.exists()) {
            throw new LaunchFailure("there is no data in " + folder.root() + "; run ./yinzheng demo first");
        }
        Installation installation = Installation.current();
        if (new DemoProcesses(installation, folder)
                .process(Service.PEER)
                .running()
                .isPresent()) {
            throw new LaunchFailure("the local peer is running; run ./yinzheng down first, then check");
        }
        return new ProcessBuilder(
                        installation.java(),
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        installation.jar(Service.PEER).toString(),
                        "check",
                        "--data",
                        folder.of(Service.PEER).toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
