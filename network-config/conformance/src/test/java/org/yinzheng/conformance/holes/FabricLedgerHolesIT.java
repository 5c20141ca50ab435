// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import java.io.IOException;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.OnFabric;

@OnFabric
class FabricLedgerHolesIT extends LedgerHoles {
    FabricLedgerHolesIT() throws IOException {
        super(FabricEngine.start());
    }
}
