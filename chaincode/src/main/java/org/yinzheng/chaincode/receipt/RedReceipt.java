// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** Part of {@link ReverseReceipt}: the red receipt, with the meaning of the fields of {@link IssueReceipts}. */
public record RedReceipt(
        String batchId,
        String block,
        int lane,
        String number,
        String kid,
        long type,
        long issuedAt,
        ReceiptLeaf leaf) {}
