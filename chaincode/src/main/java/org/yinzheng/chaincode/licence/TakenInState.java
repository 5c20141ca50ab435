// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

/**
 * That a licence of another region was taken in, write-once under TIN in the taker's namespace: it closes the losing
 * identifier without writing the other region's key.
 *
 * @param takenAt epoch seconds
 */
public record TakenInState(
        String losingLicenceId,
        String fromRegion,
        String licenceId,
        String agency,
        String transactionId,
        long takenAt) {}
