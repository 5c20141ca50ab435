// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import java.time.Duration;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.localpeer.ledger.TransactionPlace;

/** Is told of every block once it is durable, in order, on the committing thread: must not wait. */
public interface CommitListener {
    void committed(Block block, List<TransactionPlace> transactions);

    /** How long the block took from its batch to the disk. */
    default void took(Duration duration) {}
}
