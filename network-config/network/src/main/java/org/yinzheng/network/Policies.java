// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** Fabric policies, built in code as {@code policydsl} builds them from text. */
final class Policies {
    private Policies() {}

    static SignaturePolicy signedBy(int principal) {
        return SignaturePolicy.newBuilder().setSignedBy(principal).build();
    }

    static SignaturePolicy outOf(int n, List<SignaturePolicy> rules) {
        return SignaturePolicy.newBuilder()
                .setNOutOf(SignaturePolicy.NOutOf.newBuilder().setN(n).addAllRules(rules))
                .build();
    }

    static SignaturePolicyEnvelope overPeers(List<String> mspIds, SignaturePolicy rule) {
        return envelope(
                mspIds.stream().map(id -> role(id, MSPRole.MSPRoleType.PEER)).toList(), rule);
    }

    /** A peer of each of so many organisations. */
    static SignaturePolicyEnvelope peers(PolicyRule rule) {
        return overPeers(rule.of(), outOf(rule.atLeast(), eachOf(rule.of().size())));
    }

    /** An administrator of each of so many organisations. */
    static SignaturePolicyEnvelope admins(PolicyRule rule) {
        List<MSPPrincipal> admins = rule.of().stream()
                .map(id -> role(id, MSPRole.MSPRoleType.ADMIN))
                .toList();
        return envelope(admins, outOf(rule.atLeast(), eachOf(admins.size())));
    }

    /** Any one of these roles of one member. */
    static SignaturePolicyEnvelope anyOf(String mspId, List<MSPRole.MSPRoleType> roles) {
        return anyOf(roles.stream().map(role -> role(mspId, role)).toList());
    }

    /** Any one of these. */
    static SignaturePolicyEnvelope anyOf(List<MSPPrincipal> principals) {
        return envelope(principals, outOf(1, eachOf(principals.size())));
    }

    static SignaturePolicyEnvelope envelope(List<MSPPrincipal> principals, SignaturePolicy rule) {
        return SignaturePolicyEnvelope.newBuilder()
                .setVersion(0)
                .setRule(rule)
                .addAllIdentities(principals)
                .build();
    }

    static List<SignaturePolicy> eachOf(int count) {
        return IntStream.range(0, count).mapToObj(Policies::signedBy).toList();
    }

    static Policy signature(SignaturePolicyEnvelope envelope) {
        return Policy.newBuilder()
                .setType(Policy.PolicyType.SIGNATURE_VALUE)
                .setValue(envelope.toByteString())
                .build();
    }

    static Policy implicitMeta(ImplicitMetaPolicy.Rule rule, String subPolicy) {
        return Policy.newBuilder()
                .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
                .setValue(ImplicitMetaPolicy.newBuilder()
                        .setRule(rule)
                        .setSubPolicy(subPolicy)
                        .build()
                        .toByteString())
                .build();
    }

    static MSPPrincipal role(String mspId, MSPRole.MSPRoleType role) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(mspId)
                        .setRole(role)
                        .build()
                        .toByteString())
                .build();
    }
}
