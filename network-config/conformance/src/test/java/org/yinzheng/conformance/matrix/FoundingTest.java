// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.conformance.engine.LocalPeerEngine;
import org.yinzheng.conformance.engine.World;

class FoundingTest {
    @Test
    void a_world(@TempDir Path folder) throws Exception {
        try (LocalPeerEngine engine = LocalPeerEngine.start(folder);
                World world = World.found(engine)) {
            String id = world.issued("zj-market").licenceId();
            assertThat(world.state(World.ZJ, id).state()).isEqualTo(LicenceStatus.VALID);
        }
    }
}
