// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** The answer of the functions on recognition records, objections and answers; {@code id} is the object's. */
public record RecognitionAnswer(String transactionId, long recordedAt, String id) {}
