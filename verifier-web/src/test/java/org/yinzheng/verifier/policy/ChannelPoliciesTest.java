// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.junit.jupiter.api.Test;
import org.yinzheng.verifier.testledger.TestConfigs;

/** Policies in the forms that Fabric knows, on the demo network's configuration. */
class ChannelPoliciesTest {

    private final ChannelPolicies policies =
            new ChannelPolicies(TestConfigs.genesis().getChannelGroup());

    ChannelPoliciesTest() throws IOException {}

    private static Endorser peer(String mspId) {
        return endorser(mspId, "peer0", MSPRoleType.PEER);
    }

    private static Endorser endorser(String mspId, String name, MSPRoleType... roles) {
        return new Endorser(mspId, ByteString.copyFromUtf8(mspId + "/" + name), Set.of(roles), Set.of("unit-" + name));
    }

    private static MSPPrincipal role(String mspId, MSPRoleType role) {
        return principal(
                MSPPrincipal.Classification.ROLE,
                MSPRole.newBuilder()
                        .setMspIdentifier(mspId)
                        .setRole(role)
                        .build()
                        .toByteString());
    }

    private static MSPPrincipal unit(String mspId, String unit) {
        return principal(
                MSPPrincipal.Classification.ORGANIZATION_UNIT,
                OrganizationUnit.newBuilder()
                        .setMspIdentifier(mspId)
                        .setOrganizationalUnitIdentifier(unit)
                        .build()
                        .toByteString());
    }

    private static MSPPrincipal principal(MSPPrincipal.Classification kind, ByteString value) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(kind)
                .setPrincipal(value)
                .build();
    }

    private static SignaturePolicy by(int principal) {
        return SignaturePolicy.newBuilder().setSignedBy(principal).build();
    }

    private static SignaturePolicy outOf(int n, SignaturePolicy... rules) {
        return SignaturePolicy.newBuilder()
                .setNOutOf(SignaturePolicy.NOutOf.newBuilder().setN(n).addAllRules(Arrays.asList(rules)))
                .build();
    }

    private boolean isMet(SignaturePolicy rule, List<MSPPrincipal> principals, Endorser... endorsers) {
        var envelope = SignaturePolicyEnvelope.newBuilder()
                .setRule(rule)
                .addAllIdentities(principals)
                .build();
        return policies.isKeyPolicyMet(envelope.toByteString(), List.of(endorsers));
    }

    private boolean isMet(String reference, Endorser... endorsers) {
        var policy = ApplicationPolicy.newBuilder().setChannelConfigPolicyReference(reference);
        return policies.isChaincodePolicyMet(policy.build().toByteString(), List.of(endorsers));
    }

    @Test
    void a_role_is_that_of_the_organisation_named() {
        var peers = List.of(role("AMSP", MSPRoleType.PEER));
        assertThat(isMet(by(0), peers, peer("AMSP"))).isTrue();
        assertThat(isMet(by(0), peers, peer("BMSP"))).isFalse();
        assertThat(isMet(by(0), peers, endorser("AMSP", "c", MSPRoleType.CLIENT)))
                .isFalse();
        var members = List.of(role("AMSP", MSPRoleType.MEMBER));
        assertThat(isMet(by(0), members, endorser("AMSP", "anyone"))).isTrue();
        assertThat(isMet(by(0), members, endorser("BMSP", "anyone"))).isFalse();
    }

    @Test
    void a_unit_and_an_identity_are_those_named() {
        assertThat(isMet(by(0), List.of(unit("AMSP", "unit-x")), endorser("AMSP", "x")))
                .isTrue();
        assertThat(isMet(by(0), List.of(unit("AMSP", "unit-x")), endorser("AMSP", "y")))
                .isFalse();
        assertThat(isMet(by(0), List.of(unit("AMSP", "unit-x")), endorser("BMSP", "x")))
                .isFalse();
        var identity = principal(MSPPrincipal.Classification.IDENTITY, ByteString.copyFromUtf8("AMSP/x"));
        assertThat(isMet(by(0), List.of(identity), endorser("AMSP", "x"))).isTrue();
        assertThat(isMet(by(0), List.of(identity), endorser("AMSP", "y"))).isFalse();
    }

    @Test
    void a_signer_counts_once_and_a_failed_branch_gives_it_back() {
        var principals = List.of(role("AMSP", MSPRoleType.MEMBER), role("BMSP", MSPRoleType.MEMBER));
        assertThat(isMet(outOf(2, by(0), by(0)), principals, peer("AMSP"))).isFalse();
        assertThat(isMet(outOf(2, by(0), by(0)), principals, peer("AMSP"), endorser("AMSP", "second")))
                .isTrue();
        var eitherBothOrTheFirst = outOf(1, outOf(2, by(0), by(1)), by(0));
        assertThat(isMet(eitherBothOrTheFirst, principals, peer("AMSP"))).isTrue();
    }

    @Test
    void what_cannot_be_read_is_met_by_nobody() {
        assertThat(policies.isKeyPolicyMet(ByteString.copyFromUtf8("junk"), List.of(peer("AMSP"))))
                .isFalse();
        assertThat(policies.isChaincodePolicyMet(ByteString.copyFromUtf8("junk"), List.of(peer("AMSP"))))
                .isFalse();
        assertThat(policies.isChaincodePolicyMet(ByteString.EMPTY, List.of(peer("AMSP"))))
                .isFalse();
        assertThat(isMet(SignaturePolicy.getDefaultInstance(), List.of(), peer("AMSP")))
                .isFalse();
        for (int nobody : new int[] {-1, 1}) {
            assertThat(isMet(by(nobody), List.of(role("AMSP", MSPRoleType.MEMBER)), peer("AMSP")))
                    .isFalse();
        }
        var unreadable = principal(MSPPrincipal.Classification.ROLE, ByteString.copyFromUtf8("junk"));
        assertThat(isMet(by(0), List.of(unreadable), peer("AMSP"))).isFalse();
    }

    @Test
    void a_rule_deeper_than_any_real_one_is_met_by_nobody() {
        var rule = by(0);
        for (int i = 0; i < 5_000; i++) {
            rule = outOf(1, rule);
        }
        var principals = List.of(role("AMSP", MSPRoleType.MEMBER));
        var envelope = SignaturePolicyEnvelope.newBuilder()
                .setRule(rule)
                .addAllIdentities(principals)
                .build();
        assertThat(SignaturePolicies.areMet(envelope, List.of(peer("AMSP")))).isFalse();
    }

    @Test
    void a_reference_is_looked_up_in_the_channels_configuration() {
        var majority = "/Channel/Application/Endorsement";
        assertThat(isMet(majority, peer("NationalMSP"), peer("ZhejiangMSP"), peer("JiangxiMSP")))
                .isTrue();
        assertThat(isMet(majority, peer("ZhejiangMSP"))).isFalse();
        for (var nowhere : List.of(
                "/Channel/Application/Nothing",
                "/Channel/Nothing/Endorsement",
                "Channel/Application/Endorsement",
                "/Application/Endorsement",
                "/Channel",
                "")) {
            assertThat(isMet(nowhere, peer("NationalMSP"), peer("ZhejiangMSP"), peer("JiangxiMSP")))
                    .as(nowhere)
                    .isFalse();
        }
    }
}
