// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Closes an agency in favour of another of the region, which acts on its documents from now on; registrar. */
public record SucceedAgencyRequest(String requestId, String agency, long seq, String successor, String cause)
        implements Request {
    public SucceedAgencyRequest {
        Require.uuid(requestId, "requestId");
        SocialCreditCode.check(agency, "agency");
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        SocialCreditCode.check(successor, "successor");
        Require.code(cause, "cause");
    }
}
