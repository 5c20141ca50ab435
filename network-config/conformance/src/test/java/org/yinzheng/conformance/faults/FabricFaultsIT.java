// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.conformance.engine.World;
import org.yinzheng.network.NetworkDescription;

/** One thing after another breaks while clerks issue; nothing that was acknowledged is lost, nothing stands twice. */
@OnFabric
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FabricFaultsIT {
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final int ENOUGH = 20;

    private final FabricEngine engine;
    private final World world;

    FabricFaultsIT() throws IOException {
        engine = FabricEngine.start(NetworkDescription.demoText());
        world = World.found(engine);
    }

    @AfterAll
    void stop() {
        world.close();
        engine.close();
    }

    @Test
    void nothing_acknowledged_is_lost_and_nothing_stands_twice_whatever_breaks() throws Exception {
        try (SteadyIssue issue = new SteadyIssue(world, engine.peers(World.ZJ_MSP))) {
            issue.await(System.nanoTime(), ENOUGH, BOUND);
            breaks(
                    issue,
                    "the leading orderer killed",
                    "kill",
                    "start",
                    engine.orderers().leader());
            breaks(issue, "one peer of each province killed", "kill", "start", "peer0.zhejiang", "peer1.jiangxi");
            breaks(issue, "the contracts of one peer killed", "kill", "start", "chaincode.peer0.zhejiang");
            breaks(issue, "a province cut off", "pause", "unpause", everythingOf("jiangxi"));
            breaks(issue, "an orderer lost for good", "kill", "", "orderer0.audit");
            issue.finish();
            System.out.printf(
                    "faults: %d acknowledged, %d refused, %d sent again, outcome unknown for at most %.1f s%n",
                    issue.acknowledged().size(),
                    issue.refused().size(),
                    issue.sentAgain(),
                    issue.longestUnknown().toMillis() / 1e3);
            assertThat(issue.longestUnknown()).isLessThan(BOUND);
            RecordedOnce.check(engine, engine.peers(), world, issue, BOUND);
        }
    }

    private static String[] everythingOf(String province) {
        return new String[] {
            "peer0." + province,
            "peer1." + province,
            "orderer0." + province,
            "chaincode.peer0." + province,
            "chaincode.peer1." + province
        };
    }

    /** Breaks something, waits until issuing goes on, mends it and waits again. */
    private void breaks(SteadyIssue issue, String what, String broken, String mended, String... services)
            throws InterruptedException {
        engine.network().project().act(broken, List.of(services));
        long since = System.nanoTime();
        long first = issue.await(since, ENOUGH, BOUND);
        System.out.printf(
                "faults: %s; the first issue begun after it recorded after %.1f s%n", what, (first - since) / 1e9);
        if (!mended.isEmpty()) {
            engine.network().project().act(mended, List.of(services));
            long healed = System.nanoTime();
            first = issue.await(healed, ENOUGH, BOUND);
            System.out.printf(
                    "faults: mended; the first issue begun after it recorded after %.1f s%n", (first - healed) / 1e9);
        }
    }
}
