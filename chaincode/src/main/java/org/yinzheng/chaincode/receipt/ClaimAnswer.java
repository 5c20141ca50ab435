// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** Answer: the claim's number and record time, epoch seconds. The amount stays with the claimant. */
public record ClaimAnswer(String code, String number, long seq, long claimedAt, String transactionId) {}
