// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * Request of {@code Unclaim} (by the claimant) and {@code Release} (by the supervising body, after an objection).
 *
 * @param seq the claim
 * @param reason reason code
 */
public record EndClaim(String requestId, String code, String number, long seq, String reason) {}
