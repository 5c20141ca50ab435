// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** State {@code CRQ}, write-once: which claim a claimant's request made, so that its repeat is no second claim. */
public record ClaimRequest(long seq, String requestId, String arguments) {}
