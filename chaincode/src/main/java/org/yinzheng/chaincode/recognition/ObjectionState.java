// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.jspecify.annotations.Nullable;

/** An objection, write-once under OBJ in the recogniser's namespace; times in epoch seconds. */
public record ObjectionState(
        String objection,
        String recognition,
        String licenceId,
        String issuerRegion,
        String region,
        String agency,
        String officer,
        String reason,
        @Nullable String textDigest,
        String transactionId,
        long raisedAt,
        long answerBy) {}
