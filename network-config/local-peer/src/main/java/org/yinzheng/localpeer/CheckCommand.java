// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.yinzheng.localpeer.commit.LedgerCheck;
import org.yinzheng.localpeer.ledger.LedgerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Derives everything again from the blocks and compares. */
@Command(
        name = "check",
        description =
                "Derives validity, state, history and index again from the blocks, and compares. The peer must not"
                        + " be running.")
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "folder of the ledger")
    private Path data = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            long blocks = LedgerCheck.run(data);
            spec.commandLine().getOut().println("sound: " + blocks + " blocks, and everything follows from them");
            return 0;
        } catch (LedgerException e) {
            spec.commandLine().getErr().println("local-peer: " + e.getMessage());
            return 1;
        }
    }
}
