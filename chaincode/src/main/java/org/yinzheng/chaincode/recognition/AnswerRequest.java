// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Answers an objection; approver of the issuer or its successor, the issuer's own namespace. Once.
 *
 * @param recogniserRegion where the objection was raised
 */
public record AnswerRequest(
        String requestId,
        String objection,
        String recogniserRegion,
        Outcome outcome,
        @Nullable String textDigest) implements Request {
    public AnswerRequest {
        Require.uuid(requestId, "requestId");
        Require.uuid(objection, "objection");
        Regions.check(recogniserRegion, "recogniserRegion");
        Require.present(outcome, "outcome");
        Require.digestIfPresent(textDigest, "textDigest");
    }
}
