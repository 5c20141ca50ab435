// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.jspecify.annotations.Nullable;

/**
 * The answer of an operation.
 *
 * @param recordedAt epoch seconds
 * @param seq the licence's sequence number after it
 * @param successor identifier of the licence that follows, where one was issued
 */
public record OperationAnswer(
        String transactionId,
        long recordedAt,
        String licenceId,
        long seq,
        LicenceStatus state,
        @Nullable String successor) {}
