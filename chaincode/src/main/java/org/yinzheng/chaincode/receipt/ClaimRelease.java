// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * How a claim ended: by its claimant, or by the supervising body after an objection.
 *
 * @param by social credit code of who ended it
 * @param reason reason code
 * @param at record time, epoch seconds
 * @param requestId request that released
 */
public record ClaimRelease(String by, String reason, long at, String requestId) {}
