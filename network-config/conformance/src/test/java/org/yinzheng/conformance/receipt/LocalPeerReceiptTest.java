// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.conformance.engine.Engine;
import org.yinzheng.conformance.engine.LocalPeerEngine;

/** The local peer keeps what every network must keep about receipts. */
final class LocalPeerReceiptTest extends ReceiptSuite {
    @TempDir
    static Path folder;

    @Override
    protected Engine start() throws IOException {
        return LocalPeerEngine.start(folder, ReceiptNetwork.description());
    }
}
