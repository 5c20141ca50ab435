// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.jspecify.annotations.Nullable;

/** What the events of agreements, recognitions, objections and answers carry. */
public record RecognitionEvent(
        String id,
        @Nullable Integer version,
        String region,
        String result,
        @Nullable String licenceId,
        String requestId) {}
