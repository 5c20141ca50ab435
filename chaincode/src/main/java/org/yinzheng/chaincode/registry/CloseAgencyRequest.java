// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Closes an agency for good; registrar, own namespace. */
public record CloseAgencyRequest(String requestId, String agency, long seq, String cause) implements Request {
    public CloseAgencyRequest {
        Require.uuid(requestId, "requestId");
        SocialCreditCode.check(agency, "agency");
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.code(cause, "cause");
    }
}
