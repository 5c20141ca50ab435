// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.util.List;
import java.util.function.BiConsumer;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.gateway.ledger.LedgerBlock.Write;

/** Blocks for who follows the ledger, one after another from block 0. */
public final class TestBlocks {
    /** The time of block 0, epoch seconds; each block comes a second later. */
    public static final long NOON = 1_764_043_200;

    private static final String COMMON = "yz-common";

    private final BiConsumer<String, LedgerBlock> follower;
    private long next;

    /** @param follower takes the common namespace and a block */
    public TestBlocks(BiConsumer<String, LedgerBlock> follower) {
        this.follower = follower;
    }

    public void add(List<Write> writes) {
        follower.accept(COMMON, new LedgerBlock(next, NOON + next, writes));
        next++;
    }

    /** The next block gets this number, as when blocks are read again. */
    public void goOnAt(long number) {
        next = number;
    }

    /** A region's registration, whose namespace is named after it. */
    public static Write region(String region) {
        var state = new RegionState(region, "MSP" + region, "yz-" + region, new Labels("r", "区"), null, null, 1, 1);
        return write(COMMON, LedgerKeys.region(region), state);
    }

    public static Write write(String namespace, LedgerKeys.Key key, Object state) {
        return new Write(namespace, key.text(), CanonicalJson.write(state));
    }
}
