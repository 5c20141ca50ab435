// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.yinzheng.launcher.backup.Restore;
import org.yinzheng.launcher.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Puts a backup into a new data folder. */
@Command(name = "restore", description = "恢复到新目录 / check a backup and put it into a new data folder")
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "备份目录 / the backup")
    private Path backup = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path target = yinzheng.data().toAbsolutePath().normalize();
        long blocks = new Restore(backup).into(target);
        Console console = new Console();
        console.say("已恢复 / restored: " + target + ", " + blocks + " 个区块 / blocks");
        console.say("下一步 / next: ./yinzheng check --data " + target + " · ./yinzheng demo --data " + target);
        return 0;
    }
}
