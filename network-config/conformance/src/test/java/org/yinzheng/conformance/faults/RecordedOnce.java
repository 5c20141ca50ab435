// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.LedgerCopies;
import org.yinzheng.conformance.engine.World;

/** What clerks were told is what every peer's ledger has, and has once. */
final class RecordedOnce {
    private RecordedOnce() {}

    /** @param peers those that have every block; one made from a snapshot has not */
    static void check(FabricEngine engine, List<Channel> peers, World world, SteadyIssue issue, Duration limit)
            throws IOException, InterruptedException {
        var reader = world.client("zj-market-clerk").identity();
        for (Map<String, List<String>> copy : LedgerCopies.writers(engine, peers, reader, World.ZJ, limit)) {
            issue.acknowledged()
                    .forEach((licence, transaction) ->
                            assertThat(copy.get(key(licence))).as(licence).containsExactly(transaction));
            assertThat(issue.refused().keySet())
                    .allSatisfy(licence -> assertThat(copy).doesNotContainKey(key(licence)));
        }
    }

    private static String key(String licence) {
        return LedgerKeys.licence(licence).text();
    }
}
