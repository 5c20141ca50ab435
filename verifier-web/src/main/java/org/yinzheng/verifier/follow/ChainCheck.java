// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;

/** Whether a block continues the chain: its number, and the hash of the header before it. */
final class ChainCheck {

    private long next;
    private ByteString previousHash;

    /**
     * Continues after a block.
     *
     * @param last its number, -1 before block 0
     * @param headerHash its header's hash, empty before block 0
     */
    ChainCheck(long last, ByteString headerHash) {
        this.next = last + 1;
        this.previousHash = headerHash;
    }

    void advance(Block block) throws BlockRefusedException {
        var header = block.getHeader();
        if (header.getNumber() != next) {
            throw new BlockRefusedException(
                    AlarmCode.BLOCK_OUT_OF_TURN,
                    "block " + Long.toUnsignedString(header.getNumber()) + " arrived, expected: " + next);
        }
        if (next > 0 && !header.getPreviousHash().equals(previousHash)) {
            throw new BlockRefusedException(
                    AlarmCode.PREVIOUS_HASH_WRONG,
                    "block " + next + " continues " + Hex.of(header.getPreviousHash()) + ", read before: "
                            + Hex.of(previousHash));
        }
        next++;
        previousHash = Hashes.headerHash(header);
    }
}
