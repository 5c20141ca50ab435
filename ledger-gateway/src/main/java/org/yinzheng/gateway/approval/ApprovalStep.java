// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step of a confirmed request.
 *
 * @param number from 0
 * @param code why it was refused; absent where it is recorded
 * @param text what would have been accepted
 */
@Schema(name = "ApprovalStep")
public record ApprovalStep(
        int number,
        String subject,
        @Nullable String code,
        @Nullable String text,
        @Nullable String transactionId,
        @Nullable Long blockNumber) {}
