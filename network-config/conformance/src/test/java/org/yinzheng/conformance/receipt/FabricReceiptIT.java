// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.receipt;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.conformance.engine.Engine;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.conformance.engine.SameSets;

/** A Fabric network keeps what every network must keep about receipts. */
@OnFabric
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FabricReceiptIT extends ReceiptSuite {
    @TempDir
    static Path folder;

    private @Nullable FabricEngine engine;

    @Override
    protected Engine start() throws IOException {
        engine = FabricEngine.start(ReceiptNetwork.description());
        return engine;
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void the_local_peer_makes_the_same_read_and_write_sets() throws IOException {
        SameSets.check(java.util.Objects.requireNonNull(engine), folder.resolve("twin"));
    }
}
