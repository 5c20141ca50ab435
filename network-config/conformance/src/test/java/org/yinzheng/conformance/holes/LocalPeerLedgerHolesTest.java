// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.conformance.engine.LocalPeerEngine;

class LocalPeerLedgerHolesTest extends LedgerHoles {
    LocalPeerLedgerHolesTest(@TempDir Path folder) throws IOException {
        super(LocalPeerEngine.start(folder));
    }
}
