// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.refusal.Require;

/** Query: the batch with an id, 32 hex digits, as credentials name it. */
public record BatchQuery(String batchId) {
    public BatchQuery {
        Require.hex(batchId, 32, "batchId");
    }
}
