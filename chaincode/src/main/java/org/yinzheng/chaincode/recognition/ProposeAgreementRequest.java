// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Proposes an agreement or a new version of one; approver of a party, common namespace.
 *
 * @param agreement a code that names it, such as {@code ZJ-JX-2026}
 * @param version 1, then one more than the last
 */
public record ProposeAgreementRequest(String requestId, String agreement, int version, AgreementTerms terms)
        implements Request {
    public ProposeAgreementRequest {
        Require.uuid(requestId, "requestId");
        Require.code(agreement, "agreement");
        Require.range(version, 1, 9999, "version");
        Require.present(terms, "terms");
    }
}
