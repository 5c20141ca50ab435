// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.jspecify.annotations.Nullable;

/**
 * The issuer's answer, write-once under ANS in its namespace.
 *
 * @param officer pseudonym
 * @param late whether it came after the objection's {@code answerBy}
 * @param answeredAt epoch seconds
 */
public record AnswerState(
        String objection,
        String recogniserRegion,
        Outcome outcome,
        @Nullable String textDigest,
        String agency,
        String officer,
        boolean late,
        String transactionId,
        long answeredAt) {}
