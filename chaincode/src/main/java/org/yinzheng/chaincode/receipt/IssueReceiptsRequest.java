// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request: a unit issues receipts with consecutive numbers; a single receipt is a batch of one.
 *
 * @param batchId 32 hex digits, random, never used before
 * @param block name of the block, {@code code-first}
 * @param first first number, 10 digits: the lane's next
 * @param kid key that signed the credentials
 * @param type the receipt kind's number in the registry
 * @param typeVersion the version in use in the region
 * @param issuedAt {@code iat} of the credentials, epoch seconds
 * @param leaves {@link ReceiptLeaf#encode}, in order of the numbers
 */
public record IssueReceiptsRequest(
        String requestId,
        String batchId,
        String block,
        int lane,
        String first,
        String kid,
        int type,
        int typeVersion,
        long issuedAt,
        String leaves)
        implements Request {
    public IssueReceiptsRequest {
        Require.uuid(requestId, "requestId");
        Require.hex(batchId, 32, "batchId");
        NumberBlockState.checkName(block);
        Require.range(lane, 0, NumberBlockRules.MOST_LANES - 1, "lane");
        ReceiptNumber.checkNumber(first, "first");
        Require.hex(kid, 16, "kid");
        Require.range(type, 1, 65_535, "type");
        Require.range(typeVersion, 1, 9999, "typeVersion");
        Require.time(issuedAt, "issuedAt");
        Require.present(leaves, "leaves");
    }
}
