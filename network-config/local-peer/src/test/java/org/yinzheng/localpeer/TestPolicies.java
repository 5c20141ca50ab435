// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.yinzheng.localpeer.identity.Role;

/** Signature policies, written by hand. */
public final class TestPolicies {
    private TestPolicies() {}

    /** n of these principals. */
    public static SignaturePolicyEnvelope outOf(int n, MSPPrincipal... principals) {
        SignaturePolicy.NOutOf.Builder rule =
                SignaturePolicy.NOutOf.newBuilder().setN(n);
        for (int i = 0; i < principals.length; i++) {
            rule.addRules(SignaturePolicy.newBuilder().setSignedBy(i));
        }
        return SignaturePolicyEnvelope.newBuilder()
                .setRule(SignaturePolicy.newBuilder().setNOutOf(rule))
                .addAllIdentities(List.of(principals))
                .build();
    }

    public static MSPPrincipal role(String mspId, Role role) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(mspId)
                        .setRole(MSPRole.MSPRoleType.valueOf(role.name()))
                        .build()
                        .toByteString())
                .build();
    }
}
