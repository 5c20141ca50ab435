// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** Answer: the batch as it stands on the ledger. */
public record IssueReceiptsAnswer(
        String code, String first, long count, String root, String batchId, long recordedAt, String transactionId) {}
