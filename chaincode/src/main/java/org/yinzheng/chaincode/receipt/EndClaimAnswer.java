// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** Answer: the claim is no longer in force since {@code releasedAt}, epoch seconds. */
public record EndClaimAnswer(String code, String number, long seq, long releasedAt) {}
