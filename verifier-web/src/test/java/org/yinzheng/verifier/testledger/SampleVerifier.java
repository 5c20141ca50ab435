// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A verifier that has read the ledger of samples, and answers as often and for as long as it is asked. */
public final class SampleVerifier implements AutoCloseable {

    private final Path folder;
    private final SampleLedger ledger = SampleLedger.now();
    private final RunningVerifier running;

    private SampleVerifier(Path folder) {
        this.folder = folder;
        this.running = RunningVerifier.start(
                ledger.chain, folder, "--yinzheng.verifier.checks-per-minute=0", "--yinzheng.verifier.view-limit=12h");
    }

    static SampleVerifier start() {
        try {
            return new SampleVerifier(Files.createTempDirectory("yinzheng-samples"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SampleLedger ledger() {
        return ledger;
    }

    public RunningVerifier running() {
        return running;
    }

    @Override
    public void close() throws IOException {
        running.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
