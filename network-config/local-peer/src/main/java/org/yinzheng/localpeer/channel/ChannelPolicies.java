// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.yinzheng.localpeer.identity.Identity;

/**
 * The policies of a channel: those named in its configuration ({@code /Channel/Application/Writers}) and those of
 * chaincodes and keys. Signers must be distinct and their signatures already verified. A policy that cannot be read is
 * satisfied by nobody.
 */
public final class ChannelPolicies {
    public static final String WRITERS = "/Channel/Application/Writers";
    public static final String READERS = "/Channel/Application/Readers";
    public static final String LIFECYCLE_ENDORSEMENT = "/Channel/Application/LifecycleEndorsement";

    private final ConfigGroup root;

    public ChannelPolicies(ConfigGroup root) {
        this.root = root;
    }

    /** Evaluates a policy of the channel configuration by its absolute path. */
    public boolean satisfied(String path, List<Identity> signers) {
        String[] parts = path.split("/");
        if (parts.length < 3 || !parts[0].isEmpty() || !parts[1].equals("Channel")) {
            return false;
        }
        ConfigGroup group = root;
        for (int i = 2; i < parts.length - 1; i++) {
            group = group.getGroupsMap().get(parts[i]);
            if (group == null) {
                return false;
            }
        }
        return satisfied(group, parts[parts.length - 1], signers);
    }

    /** Evaluates the {@code ApplicationPolicy} of a chaincode definition. */
    public boolean applicationPolicySatisfied(ByteString policy, List<Identity> signers) {
        try {
            ApplicationPolicy parsed = ApplicationPolicy.parseFrom(policy);
            return switch (parsed.getTypeCase()) {
                case SIGNATURE_POLICY -> SignaturePolicies.satisfied(parsed.getSignaturePolicy(), signers);
                case CHANNEL_CONFIG_POLICY_REFERENCE -> satisfied(parsed.getChannelConfigPolicyReference(), signers);
                case TYPE_NOT_SET -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** Evaluates the {@code SignaturePolicyEnvelope} kept as a key's validation parameter. */
    public boolean keyPolicySatisfied(ByteString policy, List<Identity> signers) {
        try {
            return SignaturePolicies.satisfied(SignaturePolicyEnvelope.parseFrom(policy), signers);
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** The same identity twice is one signer. */
    public static List<Identity> distinct(List<Identity> signers) {
        Map<ByteString, Identity> unique = new LinkedHashMap<>();
        signers.forEach(signer -> unique.putIfAbsent(signer.serialized(), signer));
        return List.copyOf(unique.values());
    }

    private boolean satisfied(ConfigGroup group, String name, List<Identity> signers) {
        if (!group.containsPolicies(name)) {
            return false;
        }
        Policy policy = group.getPoliciesOrThrow(name).getPolicy();
        try {
            return switch (policy.getType()) {
                case Policy.PolicyType.SIGNATURE_VALUE ->
                    SignaturePolicies.satisfied(SignaturePolicyEnvelope.parseFrom(policy.getValue()), signers);
                case Policy.PolicyType.IMPLICIT_META_VALUE ->
                    satisfied(group, ImplicitMetaPolicy.parseFrom(policy.getValue()), signers);
                default -> false;
            };
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private boolean satisfied(ConfigGroup group, ImplicitMetaPolicy policy, List<Identity> signers) {
        int children = group.getGroupsCount();
        int satisfied = 0;
        for (ConfigGroup child : group.getGroupsMap().values()) {
            if (satisfied(child, policy.getSubPolicy(), signers)) {
                satisfied++;
            }
        }
        return satisfied >= threshold(policy.getRule(), children);
    }

    private static int threshold(ImplicitMetaPolicy.Rule rule, int children) {
        return switch (rule) {
            case ANY -> Math.min(1, children);
            case ALL -> children;
            case MAJORITY -> children / 2 + 1;
            case UNRECOGNIZED -> Integer.MAX_VALUE;
        };
    }
}
