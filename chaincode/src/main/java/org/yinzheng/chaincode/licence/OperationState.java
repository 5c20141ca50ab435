// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.jspecify.annotations.Nullable;

/**
 * One operation of a licence's history, write-once under LOP; the first is told by the body.
 *
 * @param code for export
 * @param from state before; absent for the first
 * @param agency who acted: the issuer or its successor
 * @param officer pseudonym (subject CN)
 * @param digest of the credential bound or closed
 * @param successor identifier of the licence issued with it
 * @param argumentsDigest of the request; absent for the first
 * @param time epoch seconds
 */
public record OperationState(
        String licenceId,
        long seq,
        Operation operation,
        String code,
        @Nullable LicenceStatus from,
        LicenceStatus to,
        @Nullable String cause,
        @Nullable String causeDigest,
        @Nullable String digest,
        @Nullable String toRegion,
        @Nullable String successor,
        String agency,
        String officer,
        String requestId,
        @Nullable String argumentsDigest,
        String transactionId,
        long time) {}
