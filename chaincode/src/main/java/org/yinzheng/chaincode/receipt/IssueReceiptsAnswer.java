// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** Answer: the batch as it stands on the ledger, with the meaning of the fields of {@link BatchState}. */
public record IssueReceiptsAnswer(
        String code, String first, long count, String root, String batchId, long recordedAt, String transactionId) {}
