// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

import org.yinzheng.chaincode.refusal.Require;

/** Names a version of an agreement. */
public record AgreementQuery(String agreement, int version) {
    public AgreementQuery {
        Require.code(agreement, "agreement");
        Require.range(version, 1, 9999, "version");
    }
}
