// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import tools.jackson.databind.JsonNode;

/**
 * A change that stands on the ledger.
 *
 * @param transactionId where it is recorded
 * @param blockNumber the block it is in
 * @param body the whole answer
 */
public record Changed(String transactionId, long blockNumber, JsonNode body) {
    static Changed of(JsonNode answer) {
        return new Changed(
                answer.path("transactionId").asString(""),
                answer.path("blockNumber").asLong(-1),
                answer);
    }

    /** A member of the answer as text. */
    public String text(String member) {
        return body.path(member).asString("");
    }
}
