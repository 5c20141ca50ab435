// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;

/**
 * The policies under one channel configuration. Endorsers must be distinct, their signatures verified. A policy that cannot
 * be read is met by nobody.
 */
public final class ChannelPolicies {

    private static final String LIFECYCLE = "/Channel/Application/LifecycleEndorsement";

    private final ConfigGroup channel;

    public ChannelPolicies(ConfigGroup channel) {
        this.channel = channel;
    }

    /** A chaincode definition's {@code peer.ApplicationPolicy}. */
    public boolean isChaincodePolicyMet(ByteString policy, List<Endorser> endorsers) {
        try {
            var parsed = ApplicationPolicy.parseFrom(policy);
            return switch (parsed.getTypeCase()) {
                case SIGNATURE_POLICY -> SignaturePolicies.areMet(parsed.getSignaturePolicy(), endorsers);
                case CHANNEL_CONFIG_POLICY_REFERENCE -> isMet(parsed.getChannelConfigPolicyReference(), endorsers);
                case TYPE_NOT_SET -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** A key's own {@code common.SignaturePolicyEnvelope}. */
    public boolean isKeyPolicyMet(ByteString policy, List<Endorser> endorsers) {
        try {
            return SignaturePolicies.areMet(SignaturePolicyEnvelope.parseFrom(policy), endorsers);
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** Who may commit a chaincode definition. */
    public boolean isLifecyclePolicyMet(List<Endorser> endorsers) {
        return isMet(LIFECYCLE, endorsers);
    }

    private boolean isMet(String path, List<Endorser> endorsers) {
        var parts = path.split("/");
        if (parts.length < 3 || !parts[0].isEmpty() || !parts[1].equals("Channel")) {
            return false;
        }
        var group = channel;
        for (int i = 2; i < parts.length - 1; i++) {
            group = group.getGroupsMap().getOrDefault(parts[i], ConfigGroup.getDefaultInstance());
        }
        return isMet(group, parts[parts.length - 1], endorsers);
    }

    private boolean isMet(ConfigGroup group, String name, List<Endorser> endorsers) {
        var policy = group.getPoliciesMap().get(name);
        if (policy == null) {
            return false;
        }
        var value = policy.getPolicy().getValue();
        try {
            return switch (policy.getPolicy().getType()) {
                case Policy.PolicyType.SIGNATURE_VALUE ->
                    SignaturePolicies.areMet(SignaturePolicyEnvelope.parseFrom(value), endorsers);
                case Policy.PolicyType.IMPLICIT_META_VALUE ->
                    isMet(group, ImplicitMetaPolicy.parseFrom(value), endorsers);
                default -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private boolean isMet(ConfigGroup group, ImplicitMetaPolicy policy, List<Endorser> endorsers) {
        var children = group.getGroupsMap().values();
        var met = children.stream()
                .filter(child -> isMet(child, policy.getSubPolicy(), endorsers))
                .count();
        return switch (policy.getRule()) {
            case ANY -> met >= Math.min(1, children.size());
            case ALL -> met == children.size();
            case MAJORITY -> met > children.size() / 2;
            case UNRECOGNIZED -> false;
        };
    }
}
