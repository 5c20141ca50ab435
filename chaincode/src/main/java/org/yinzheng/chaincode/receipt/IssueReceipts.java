// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * Request: a unit issues receipts with consecutive numbers; a single receipt is a batch of one.
 *
 * @param batchId 32 hex digits, random, never used before
 * @param block name of the block, {@code code-first}
 * @param first first number, 10 digits: the lane's next
 * @param kid key that signed the credentials
 * @param type the receipt kind's number in the registry
 * @param issuedAt {@code iat} of the credentials, epoch seconds
 * @param leaves {@link ReceiptLeaf#encode}, in order of the numbers
 */
public record IssueReceipts(
        String requestId,
        String batchId,
        String block,
        int lane,
        String first,
        String kid,
        long type,
        long issuedAt,
        String leaves) {}
