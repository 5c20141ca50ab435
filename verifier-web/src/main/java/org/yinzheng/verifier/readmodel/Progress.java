// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import com.google.protobuf.ByteString;
import org.yinzheng.verifier.ledger.LedgerPosition;

/**
 * How far the view has come; stored in the same transaction as the view itself.
 *
 * @param block last block read, -1 before block 0
 * @param headerHash hash of its header, empty before block 0
 * @param commitHash what the peer said its state hashes to there, empty where it says nothing
 * @param clock the ledger's clock: latest timestamp of a valid transaction of the registered namespaces, epoch seconds, 0
 *     before the first
 */
public record Progress(long block, ByteString headerHash, ByteString commitHash, long clock) {

    /** Nothing was read yet. */
    public static final Progress NONE = new Progress(-1, ByteString.EMPTY, ByteString.EMPTY, 0);

    /** Ordinal up to which the view answers. */
    public long position() {
        return LedgerPosition.endOfBlock(block);
    }

    /** Height as Fabric counts it: blocks read. */
    public long height() {
        return block + 1;
    }
}
