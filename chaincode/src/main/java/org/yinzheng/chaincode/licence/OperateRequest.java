// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT or UNDO.
 *
 * @param seq the sequence number that was read
 * @param cause a code
 * @param causeDigest salted digest of the text that stays off the ledger
 * @param outcome for END: CANCELLED, WITHDRAWN or REVOKED
 * @param toRegion for TRANSFER_OUT
 */
public record OperateRequest(
        String requestId,
        Operation operation,
        String licenceId,
        long seq,
        String cause,
        @Nullable String causeDigest,
        @Nullable LicenceStatus outcome,
        @Nullable String toRegion)
        implements Request {
    public OperateRequest {
        Require.uuid(requestId, "requestId");
        Require.present(operation, "operation");
        LicenceId.parse(licenceId);
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.code(cause, "cause");
        Require.digestIfPresent(causeDigest, "causeDigest");
        Require.that((outcome != null) == (operation == Operation.END), "outcome is required for END, and only there");
        Require.that(
                (toRegion != null) == (operation == Operation.TRANSFER_OUT),
                "toRegion is required for TRANSFER_OUT, and only there");
        if (toRegion != null) {
            Regions.check(toRegion, "toRegion");
        }
    }
}
