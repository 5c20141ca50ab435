// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yinzheng.fabric.FabricFailure;
import org.yinzheng.launcher.network.NetworkCommand;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.network.InvalidDescription;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code ./yinzheng}. */
@Command(
        name = "yinzheng",
        mixinStandardHelpOptions = true,
        version = "yinzheng 0.1.0",
        description = "印证：电子证照与电子票据的账本 / a ledger of electronic licences and receipts",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            StoryCommand.class,
            StatusCommand.class,
            DownCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            NetworkCommand.class,
            TypeCommand.class,
            PrepareCommand.class
        })
public final class Yinzheng {
    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description = "数据目录 / the data folder (default: ./yinzheng-data)")
    private @Nullable Path data;

    private Yinzheng() {}

    /** Runs a command; the exit status is 0 only when it did what was asked. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Yinzheng())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Yinzheng::oneLine)
                .execute(arguments);
    }

    /** The data folder that was named, or the usual one. */
    public Path data() {
        return data == null ? Path.of("yinzheng-data") : data;
    }

    /** What a person can put right is one line; anything else keeps its stack trace. */
    private static int oneLine(Exception e, CommandLine line, CommandLine.@Nullable ParseResult parsed)
            throws Exception {
        if (e instanceof LaunchFailure || e instanceof InvalidDescription || e instanceof FabricFailure) {
            line.getErr().println("yinzheng: " + e.getMessage());
            return 1;
        }
        throw e;
    }
}
