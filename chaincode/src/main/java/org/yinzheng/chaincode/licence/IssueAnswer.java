// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

/** The answer of an issue: every licence is VALID with sequence number 1. {@code recordedAt} in epoch seconds. */
public record IssueAnswer(String transactionId, long recordedAt, int count) {}
