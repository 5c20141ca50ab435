// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Records another credential of a licence, such as a wallet's for a new phone. */
public record BindRequest(String requestId, String licenceId, long seq, String kid, CredentialEntry credential)
        implements Request {
    public BindRequest {
        Require.uuid(requestId, "requestId");
        LicenceId.parse(licenceId);
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.hex(kid, 16, "kid");
        Require.present(credential, "credential");
    }
}
