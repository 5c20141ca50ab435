// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * Request: the issuing unit objects to a claim on its receipt.
 *
 * @param seq the claim
 * @param proof shows that the receipt is the unit's
 * @param reason reason code
 * @param statement commitment of the statement, 64 hex digits
 */
public record ObjectToClaim(
        String requestId,
        String code,
        String number,
        long seq,
        InclusionProof proof,
        String reason,
        String statement) {}
