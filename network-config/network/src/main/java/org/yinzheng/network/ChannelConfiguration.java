// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.Message;
import java.io.IOException;
import java.util.Map;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy.Rule;
import org.hyperledger.fabric.protos.common.Policy;

/**
 * The channel's configuration tree.
 *
 * <p>Fabric's usual rule, a majority of administrators, lets two of three members drop the third and add it back with
 * another root. So everything that decides who is a member is changed under the policy {@link #MEMBERSHIP} only.
 */
final class ChannelConfiguration {
    /** More than a majority of the members' administrators. */
    static final String MEMBERSHIP = "Membership";

    static final String MEMBERSHIP_PATH = "/Channel/Application/" + MEMBERSHIP;
    static final String ADMINS = "Admins";

    private ChannelConfiguration() {}

    static ConfigGroup group(NetworkMaterial material) throws IOException {
        NetworkDescription network = material.description();
        ConfigGroup.Builder channel = ConfigGroup.newBuilder()
                .setModPolicy(MEMBERSHIP_PATH)
                .putValues(
                        "HashingAlgorithm",
                        value(HashingAlgorithm.newBuilder().setName("SHA256").build()))
                .putValues(
                        "BlockDataHashingStructure",
                        value(BlockDataHashingStructure.newBuilder()
                                .setWidth(-1)
                                .build()))
                .putValues("Capabilities", capabilities("V3_0"))
                .putGroups("Orderer", OrdererConfiguration.group(material))
                .putGroups("Application", application(material, network));
        return withPolicies(channel, Map.of()).build();
    }

    private static ConfigGroup application(NetworkMaterial material, NetworkDescription network) throws IOException {
        NetworkPolicies policies = network.policies();
        ConfigGroup.Builder group =
                ConfigGroup.newBuilder().setModPolicy(MEMBERSHIP_PATH).putValues("Capabilities", capabilities("V2_5"));
        for (Organisation organisation : network.organisations()) {
            group.putGroups(organisation.mspId(), MspDefinition.application(material, organisation));
        }
        return withPolicies(
                        group,
                        Map.of(
                                MEMBERSHIP,
                                Policies.signature(Policies.admins(policies.membership())),
                                // by name: an implicit majority would count the auditor, who has no peer to agree with
                                "LifecycleEndorsement",
                                Policies.signature(Policies.peers(policies.lifecycle())),
                                "Endorsement",
                                Policies.implicitMeta(Rule.MAJORITY, "Endorsement")))
                .build();
    }

    /** The three usual policies and more; each is changed under the membership policy. */
    static ConfigGroup.Builder withPolicies(ConfigGroup.Builder group, Map<String, Policy> more) {
        group.putPolicies("Readers", policy(Policies.implicitMeta(Rule.ANY, "Readers")));
        group.putPolicies("Writers", policy(Policies.implicitMeta(Rule.ANY, "Writers")));
        group.putPolicies(ADMINS, policy(Policies.implicitMeta(Rule.MAJORITY, ADMINS)));
        more.forEach((name, policy) -> group.putPolicies(name, policy(policy)));
        return group;
    }

    static ConfigPolicy policy(Policy policy) {
        return ConfigPolicy.newBuilder()
                .setModPolicy(MEMBERSHIP_PATH)
                .setPolicy(policy)
                .build();
    }

    static ConfigValue value(Message message) {
        return value(message, ADMINS);
    }

    static ConfigValue value(Message message, String modPolicy) {
        return ConfigValue.newBuilder()
                .setModPolicy(modPolicy)
                .setValue(message.toByteString())
                .build();
    }

    static ConfigValue capabilities(String name) {
        return value(Capabilities.newBuilder()
                .putCapabilities(name, Capability.getDefaultInstance())
                .build());
    }
}
