// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.benchmark;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.yinzheng.verifier.testledger.Followed;
import org.yinzheng.verifier.testledger.LedgerScript;
import org.yinzheng.verifier.testledger.TestChain;

/**
 * Prints how many transactions a second are read from block 0 on: each is an issue with three endorsements, checked in
 * full and committed to the view's file.
 */
public final class ReplayRate {

    private static final int PER_BLOCK = 50;

    private ReplayRate() {}

    public static void main(String[] arguments) throws Exception {
        var transactions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        var script = new LedgerScript(new TestChain(), Instant.now().getEpochSecond()).founded();
        for (int made = 0; made < transactions; made += PER_BLOCK) {
            var block = new ArrayList<Envelope>();
            for (int i = 0; i < PER_BLOCK; i++) {
                block.add(script.chain().envelope(script.recorded(script.signed(script.signer, Optional.empty()))));
            }
            script.chain().add(block);
        }
        for (int round = 1; round <= 3; round++) {
            var begin = System.nanoTime();
            try (var followed = Followed.start(script.chain(), Files.createTempDirectory("replay"))) {
                followed.awaitHeight(script.chain().blocks().size());
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "round %d: %d transactions in %.2f s, %.0f a second%n",
                    round, transactions, seconds, transactions / seconds);
        }
    }
}
