// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.yinzheng.localpeer.ledger.LedgerCopy;
import org.yinzheng.localpeer.ledger.LedgerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies the ledger, whether its peer runs or not, and reads the copy through. */
@Command(name = "backup", description = "Copies the ledger into a new folder and checks the copy. The peer may run.")
final class BackupCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "folder of the ledger")
    private Path data = Path.of("");

    @Option(names = "--to", required = true, description = "new folder for the copy")
    private Path target = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            long blocks = LedgerCopy.make(data, target);
            spec.commandLine().getOut().println("copied: " + blocks + " blocks, read and sound");
            return 0;
        } catch (LedgerException e) {
            spec.commandLine().getErr().println("local-peer: " + e.getMessage());
            return 1;
        }
    }
}
