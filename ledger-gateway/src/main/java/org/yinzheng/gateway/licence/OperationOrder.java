// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.Operation;

/**
 * An operation on a licence.
 *
 * @param operation every one except ISSUE and TRANSFER_IN, which have addresses of their own
 * @param cause a code; for CORRECT it is CLERICAL
 * @param causeText at most 200 characters, kept here; its salted digest stands on the ledger
 * @param outcome for END: CANCELLED, WITHDRAWN or REVOKED
 * @param toRegion for TRANSFER_OUT
 * @param successor for RENEW, CHANGE, REISSUE and CORRECT: the licence that follows
 * @param digest for UNBIND: the credential to close
 */
record OperationOrder(
        Operation operation,
        String cause,
        @Nullable String causeText,
        @Nullable LicenceStatus outcome,
        @Nullable String toRegion,
        @Nullable LicenceOrder successor,
        @Nullable String digest) {
    OperationOrder {
        Objects.requireNonNull(operation, "operation is required");
        Objects.requireNonNull(cause, "cause is required: a code");
    }
}
