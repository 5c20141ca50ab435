// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A unit's application (申领) for numbers, as its finance body decides it.
 *
 * @param applicationId UUID chosen by the client
 * @param unit social credit code of the unit
 * @param code receipt code, 8 digits
 * @param numbers how many
 * @param appliedBy officer's pseudonym
 * @param appliedAt epoch milliseconds, as the other
 * @param reason code of a refusal
 * @param block what was granted: code and first number
 */
@Schema(name = "NumberApplication")
record NumberApplication(
        String applicationId,
        String unit,
        String code,
        long numbers,
        State state,
        String appliedBy,
        long appliedAt,
        @Nullable String decidedBy,
        @Nullable Long decidedAt,
        @Nullable String reason,
        @Nullable String block) {
    /** Where it stands. */
    enum State {
        OPEN,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }
}
