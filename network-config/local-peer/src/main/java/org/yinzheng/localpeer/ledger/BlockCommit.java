// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.util.List;
import org.hyperledger.fabric.protos.common.Block;

/**
 * A validated block and all it changes.
 *
 * @param transactions those whose id was not seen before
 */
public record BlockCommit(
        Block block, List<TransactionPlace> transactions, List<StateChange> changes, List<HistoryEntry> history) {}
