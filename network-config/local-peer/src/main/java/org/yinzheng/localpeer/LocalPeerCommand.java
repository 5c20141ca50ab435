// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local peer. Exit codes: 0 done, 1 failed or damaged, 2 wrong arguments. */
@Command(
        name = "local-peer",
        mixinStandardHelpOptions = true,
        description = "A Fabric peer in one process. One process holds all keys: no consensus, no protection from its"
                + " operator.",
        subcommands = {RunCommand.class, CheckCommand.class, BackupCommand.class})
public final class LocalPeerCommand {
    LocalPeerCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LocalPeerCommand()).execute(arguments));
    }
}
