// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/**
 * The answer of the agreement functions.
 *
 * @param recordedAt epoch seconds
 * @param seq that of the object written
 */
public record AgreementAnswer(String transactionId, long recordedAt, String agreement, int version, long seq) {}
