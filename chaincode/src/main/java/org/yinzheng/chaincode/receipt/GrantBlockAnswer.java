// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;

/** Answer: the block's lanes as they stand on the ledger. */
public record GrantBlockAnswer(String block, List<NumberBlockState> lanes) {
    public GrantBlockAnswer {
        lanes = List.copyOf(lanes);
    }
}
