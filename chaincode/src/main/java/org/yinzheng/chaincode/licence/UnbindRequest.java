// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Closes one recorded credential of a licence; the licence itself is unchanged. */
public record UnbindRequest(String requestId, String licenceId, long seq, String digest, String cause)
        implements Request {
    public UnbindRequest {
        Require.uuid(requestId, "requestId");
        LicenceId.parse(licenceId);
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.digest(digest, "digest");
        Require.code(cause, "cause");
    }
}
