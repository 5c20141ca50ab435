// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * A party's decision on its own part; approver, the party's own namespace.
 *
 * @param seq 0 while the party has written nothing, then the sequence number that was read
 */
public record DecideAgreementRequest(
        String requestId, String agreement, int version, Decision decision, long seq, String cause) implements Request {
    public DecideAgreementRequest {
        Require.uuid(requestId, "requestId");
        Require.code(agreement, "agreement");
        Require.range(version, 1, 9999, "version");
        Require.present(decision, "decision");
        Require.range(seq, 0, Integer.MAX_VALUE, "seq");
        Require.code(cause, "cause");
    }
}
