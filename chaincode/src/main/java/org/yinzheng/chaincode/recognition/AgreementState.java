// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/**
 * A proposed version of an agreement, write-once under AGR in the common namespace.
 *
 * @param proposer region
 * @param officer pseudonym
 * @param proposedAt epoch seconds
 */
public record AgreementState(
        String agreement,
        int version,
        AgreementTerms terms,
        String proposer,
        String agency,
        String officer,
        String transactionId,
        long proposedAt) {}
