// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.yinzheng.launcher.backup.Backup;
import org.yinzheng.launcher.console.Console;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.Installation;
import org.yinzheng.launcher.process.LaunchFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Copies the data folder while everything goes on. */
@Command(name = "backup", description = "备份，不必停机 / copy the data folder; the processes may run")
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "新目录 / a new folder for the copy")
    private Path target = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = new DataFolder(yinzheng.data());
        if (!folder.exists()) {
            throw new LaunchFailure("there is no data in " + folder.root() + "; name the folder with --data");
        }
        // a `down` or a `demo --fresh` meanwhile would pull the data away
        folder.exclusively(() -> {
            long blocks = new Backup(folder, Installation.current()).to(target);
            Console console = new Console();
            console.say(
                    "备份完成 / backup complete: " + target.toAbsolutePath().normalize() + ", " + blocks + " 个区块 / blocks");
            console.say("其中有密钥，请妥善保管 / it holds keys: keep it where only you can read it");
        });
        return 0;
    }
}
