// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.conformance.engine.SameSets;

@OnFabric
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FabricRecognitionHolesIT extends RecognitionHoles {
    private final Path folder;

    FabricRecognitionHolesIT(@TempDir Path folder) throws IOException {
        super(FabricEngine.start());
        this.folder = folder;
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void the_local_peer_makes_the_same_read_and_write_sets() throws IOException {
        SameSets.check((FabricEngine) engine(), folder.resolve("twin"));
    }
}
