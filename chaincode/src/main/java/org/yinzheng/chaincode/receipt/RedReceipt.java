// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.refusal.Require;

/** Part of {@link ReverseRequest}: the red receipt, with the meaning of the fields of {@link IssueReceiptsRequest}. */
public record RedReceipt(
        String batchId,
        String block,
        int lane,
        String number,
        String kid,
        int type,
        int typeVersion,
        long issuedAt,
        ReceiptLeaf leaf) {
    public RedReceipt {
        Require.hex(batchId, 32, "batchId");
        NumberBlockState.checkName(block);
        Require.range(lane, 0, NumberBlockRules.MOST_LANES - 1, "lane");
        ReceiptNumber.checkNumber(number, "number");
        Require.hex(kid, 16, "kid");
        Require.range(type, 1, 65_535, "type");
        Require.range(typeVersion, 1, 9999, "typeVersion");
        Require.time(issuedAt, "issuedAt");
        Require.present(leaf, "leaf");
    }
}
