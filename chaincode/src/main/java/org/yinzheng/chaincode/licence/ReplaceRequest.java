// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * RENEW, CHANGE, REISSUE or CORRECT: the licence lapses and a linked successor is issued, in one transaction.
 *
 * @param seq the sequence number of the licence that was read
 * @param cause a code; for CORRECT {@code CLERICAL}
 * @param causeDigest salted digest of the text that stays off the ledger
 * @param licence the successor
 */
public record ReplaceRequest(
        String requestId,
        Operation operation,
        String licenceId,
        long seq,
        String cause,
        @Nullable String causeDigest,
        int type,
        int typeVersion,
        String kid,
        LicenceEntry licence)
        implements Request {
    public ReplaceRequest {
        Require.uuid(requestId, "requestId");
        Require.present(operation, "operation");
        LicenceId.parse(licenceId);
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.code(cause, "cause");
        Require.digestIfPresent(causeDigest, "causeDigest");
        Require.range(type, 1, 65_535, "type");
        Require.range(typeVersion, 1, 9999, "typeVersion");
        Require.hex(kid, 16, "kid");
        Require.present(licence, "licence");
    }
}
