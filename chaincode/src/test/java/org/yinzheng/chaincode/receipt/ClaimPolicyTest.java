// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.junit.jupiter.api.Test;

final class ClaimPolicyTest {
    @Test
    void the_owner_signs_with_the_claimant_or_with_the_national_platform() throws Exception {
        assertThat(branches("A", "B", "N")).containsExactly("A+B", "A+N");
    }

    @Test
    void no_branch_lets_the_owner_sign_alone() throws Exception {
        assertThat(branches("A", "A", "N")).containsExactly("A+N");
        assertThat(branches("N", "B", "N")).containsExactly("N+B");
        assertThat(branches("A", "N", "N")).containsExactly("A+N");
        assertThat(ClaimPolicy.of("N", "N", "N")).isEmpty();
    }

    private static List<String> branches(String owner, String claimant, String national)
            throws InvalidProtocolBufferException {
        SignaturePolicyEnvelope envelope =
                ClaimPolicy.of(owner, claimant, national).orElseThrow();
        SignaturePolicy.NOutOf any = envelope.getRule().getNOutOf();
        assertThat(any.getN()).isEqualTo(1);
        List<String> branches = new ArrayList<>();
        for (SignaturePolicy branch : any.getRulesList()) {
            assertThat(branch.getNOutOf().getN()).isEqualTo(2);
            List<String> members = new ArrayList<>();
            for (SignaturePolicy signer : branch.getNOutOf().getRulesList()) {
                MSPRole role = MSPRole.parseFrom(
                        envelope.getIdentities(signer.getSignedBy()).getPrincipal());
                assertThat(role.getRole()).isEqualTo(MSPRole.MSPRoleType.PEER);
                members.add(role.getMspIdentifier());
            }
            branches.add(String.join("+", members));
        }
        return branches;
    }
}
