// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.story;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yinzheng.conformance.engine.OnFabric;

/** The whole product on a Fabric network: gateway and verifier as on the local peer, and the same tests of them. */
@OnFabric
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FabricStoryIT {
    private final RunningNetwork network;

    FabricStoryIT() throws IOException, InterruptedException {
        network = RunningNetwork.onFabric();
    }

    @AfterAll
    void stop() throws IOException {
        network.close();
    }

    @Test
    void the_whole_story_goes_as_it_should_and_can_be_told_again() throws IOException {
        StoryIT.tellTwice(network);
    }

    @Test
    void a_request_sent_many_times_makes_exactly_one_document_though_the_gateway_is_killed() throws Exception {
        DuplicatesIT.check(network);
    }
}
