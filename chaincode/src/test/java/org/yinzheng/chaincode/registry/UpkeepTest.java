// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import static org.yinzheng.chaincode.testing.TestNetwork.JX_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.testing.TestNetwork;

class UpkeepTest {
    private final TestNetwork network = new TestNetwork();

    @Test
    void officers_beat_and_fence_in_their_own_regions_namespace() {
        network.channel.refuses("CALLER_OF_OTHER_REGION", JX_CLERK, ZJ_NS, "registry:Beat", new BeatRequest(id()));
        network.channel.refuses(
                "CALLER_OF_OTHER_REGION", JX_CLERK, ZJ_NS, "registry:Fence", new FenceRequest(id(), id()));
    }
}
