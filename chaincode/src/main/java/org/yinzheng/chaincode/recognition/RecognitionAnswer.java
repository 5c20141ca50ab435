// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/**
 * The answer of the functions on recognition records, objections and answers.
 *
 * @param recordedAt epoch seconds
 * @param id the object's
 */
public record RecognitionAnswer(String transactionId, long recordedAt, String id) {}
