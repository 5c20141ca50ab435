// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Raises an objection (异议) after a recognition record; clerk or approver of the recogniser, its own namespace.
 *
 * @param objection a UUID that names it
 * @param answerDays how many days the issuer has, 1 to 60
 */
public record ObjectRequest(
        String requestId,
        String objection,
        String recognition,
        String reason,
        @Nullable String textDigest,
        int answerDays)
        implements Request {
    public ObjectRequest {
        Require.uuid(requestId, "requestId");
        Require.uuid(objection, "objection");
        Require.uuid(recognition, "recognition");
        Require.code(reason, "reason");
        Require.digestIfPresent(textDigest, "textDigest");
        Require.range(answerDays, 1, 60, "answerDays");
    }
}
