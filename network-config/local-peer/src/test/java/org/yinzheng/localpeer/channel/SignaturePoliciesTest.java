// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yinzheng.localpeer.TestPolicies.outOf;
import static org.yinzheng.localpeer.TestPolicies.role;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.identity.Role;
import org.yinzheng.signature.VerifyingKey;

class SignaturePoliciesTest {
    private static final VerifyingKey KEY = key();

    @ParameterizedTest(name = "{0} of A, B, C signed by {1}: {2}")
    @CsvSource({
        "1, A, true",
        "1, D, false",
        "1, '', false",
        "2, A, false",
        "2, AB, true",
        "2, AC, true",
        "2, AA, false",
        "3, AB, false",
        "3, ABC, true",
        "3, CBA, true",
        "3, ABD, false",
        "0, '', true"
    })
    void n_of_three(int n, String signers, boolean satisfied) {
        SignaturePolicyEnvelope policy = outOf(n, role("A", Role.PEER), role("B", Role.PEER), role("C", Role.PEER));

        assertThat(SignaturePolicies.satisfied(policy, peers(signers))).isEqualTo(satisfied);
    }

    @ParameterizedTest(name = "A and one of B, C signed by {0}: {1}")
    @CsvSource({"A, false", "B, false", "AB, true", "AC, true", "BC, false", "ABC, true", "CA, true", "'', false"})
    void the_owner_and_one_other(String signers, boolean satisfied) {
        SignaturePolicy others = nOutOf(1, signedBy(1), signedBy(2));
        SignaturePolicyEnvelope policy =
                outOf(2, role("A", Role.PEER), role("B", Role.PEER), role("C", Role.PEER)).toBuilder()
                        .setRule(nOutOf(2, signedBy(0), others))
                        .build();

        assertThat(SignaturePolicies.satisfied(policy, peers(signers))).isEqualTo(satisfied);
    }

    @Test
    void a_signer_counts_once_even_if_two_branches_could_take_it() {
        SignaturePolicyEnvelope policy = outOf(2, role("A", Role.MEMBER), role("A", Role.PEER));

        assertThat(SignaturePolicies.satisfied(policy, peers("A"))).isFalse();
        assertThat(SignaturePolicies.satisfied(policy, List.of(member("A", "1"), peer("A", "2"))))
                .isTrue();
    }

    @Test
    void a_failed_branch_gives_back_its_signers() {
        // OutOf(1, AND(A, B), A): without B the first branch fails, and A must still be there for the second
        SignaturePolicyEnvelope policy = outOf(1, role("A", Role.PEER), role("B", Role.PEER)).toBuilder()
                .setRule(nOutOf(1, nOutOf(2, signedBy(0), signedBy(1)), signedBy(0)))
                .build();

        assertThat(SignaturePolicies.satisfied(policy, peers("A"))).isTrue();
    }

    @Test
    void a_client_is_no_peer_and_an_index_out_of_range_is_nobody() {
        SignaturePolicyEnvelope peerOfA = outOf(1, role("A", Role.PEER));

        assertThat(SignaturePolicies.satisfied(peerOfA, List.of(identity("A", "c", Role.CLIENT))))
                .isFalse();
        assertThat(SignaturePolicies.satisfied(
                        peerOfA.toBuilder().setRule(signedBy(7)).build(), peers("A")))
                .isFalse();
        assertThat(SignaturePolicies.satisfied(SignaturePolicyEnvelope.getDefaultInstance(), peers("A")))
                .isFalse();
    }

    @Test
    void a_bottomless_rule_is_refused() {
        SignaturePolicy rule = signedBy(0);
        for (int i = 0; i < 100; i++) {
            rule = nOutOf(1, rule);
        }
        SignaturePolicyEnvelope policy =
                outOf(1, role("A", Role.PEER)).toBuilder().setRule(rule).build();

        assertThat(SignaturePolicies.satisfied(policy, peers("A"))).isFalse();
    }

    @ParameterizedTest(name = "{0} of four organisations signed by {1}: {2}")
    @CsvSource({
        "ANY, '', false",
        "ANY, D, true",
        "MAJORITY, AB, false",
        "MAJORITY, ABC, true",
        "MAJORITY, ABCD, true",
        "ALL, ABC, false",
        "ALL, ABCD, true"
    })
    void policies_of_the_configuration_count_organisations(String rule, String signers, boolean satisfied) {
        ConfigGroup.Builder application =
                ConfigGroup.newBuilder().putPolicies("Endorsement", implicit(ImplicitMetaPolicy.Rule.valueOf(rule)));
        for (String each : List.of("A", "B", "C", "D")) {
            application.putGroups(
                    each,
                    ConfigGroup.newBuilder()
                            .putPolicies("Endorsement", signature(outOf(1, role(each, Role.PEER))))
                            .build());
        }
        ChannelPolicies policies = new ChannelPolicies(ConfigGroup.newBuilder()
                .putGroups("Application", application.build())
                .build());

        assertThat(policies.satisfied("/Channel/Application/Endorsement", peers(signers)))
                .isEqualTo(satisfied);
        assertThat(policies.satisfied("/Channel/Application/Nothing", peers(signers)))
                .isFalse();
        assertThat(policies.satisfied("Endorsement", peers(signers))).isFalse();
    }

    @Test
    void an_unreadable_policy_is_satisfied_by_nobody() {
        ChannelPolicies policies = new ChannelPolicies(ConfigGroup.getDefaultInstance());
        ByteString garbage = ByteString.copyFromUtf8("\u00ff garbage");

        assertThat(policies.applicationPolicySatisfied(garbage, peers("ABCD"))).isFalse();
        assertThat(policies.keyPolicySatisfied(garbage, peers("ABCD"))).isFalse();
        assertThat(policies.applicationPolicySatisfied(ByteString.EMPTY, peers("ABCD")))
                .isFalse();
    }

    private static ConfigPolicy implicit(ImplicitMetaPolicy.Rule rule) {
        return ConfigPolicy.newBuilder()
                .setPolicy(Policy.newBuilder()
                        .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
                        .setValue(ImplicitMetaPolicy.newBuilder()
                                .setRule(rule)
                                .setSubPolicy("Endorsement")
                                .build()
                                .toByteString()))
                .build();
    }

    private static ConfigPolicy signature(SignaturePolicyEnvelope policy) {
        return ConfigPolicy.newBuilder()
                .setPolicy(Policy.newBuilder()
                        .setType(Policy.PolicyType.SIGNATURE_VALUE)
                        .setValue(policy.toByteString()))
                .build();
    }

    private static SignaturePolicy signedBy(int index) {
        return SignaturePolicy.newBuilder().setSignedBy(index).build();
    }

    private static SignaturePolicy nOutOf(int n, SignaturePolicy... rules) {
        return SignaturePolicy.newBuilder()
                .setNOutOf(SignaturePolicy.NOutOf.newBuilder().setN(n).addAllRules(List.of(rules)))
                .build();
    }

    /** One peer for each letter; the same letter is the same peer. */
    private static List<Identity> peers(String letters) {
        List<Identity> peers = new ArrayList<>();
        letters.chars().forEach(letter -> peers.add(peer(Character.toString(letter), "peer")));
        return ChannelPolicies.distinct(peers);
    }

    private static VerifyingKey key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return VerifyingKey.ofSpki(generator.generateKeyPair().getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity peer(String mspId, String name) {
        return identity(mspId, name, Role.PEER);
    }

    private static Identity member(String mspId, String name) {
        return identity(mspId, name, Role.MEMBER);
    }

    private static Identity identity(String mspId, String name, Role role) {
        return new Identity(
                mspId,
                ByteString.copyFromUtf8(mspId + name),
                KEY,
                EnumSet.of(Role.MEMBER, role),
                Set.of(),
                Instant.MAX);
    }
}
