// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy.Rule;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
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

    static final List<MSPRoleType> READERS = List.of(MSPRoleType.ADMIN, MSPRoleType.PEER, MSPRoleType.CLIENT);
    static final List<MSPRoleType> WRITERS = List.of(MSPRoleType.ADMIN, MSPRoleType.CLIENT);

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
        List<MSPPrincipal> readers = new ArrayList<>(OrdererConfiguration.members(network));
        List<MSPPrincipal> writers = new ArrayList<>(readers);
        readers.addAll(of(network.organisations(), READERS));
        writers.addAll(of(network.organisations(), WRITERS));
        return withPolicies(channel, readers, writers, Map.of()).build();
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
                        of(network.organisations(), READERS),
                        of(network.organisations(), WRITERS),
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

    /**
     * The three usual policies and more; each is changed under the membership policy.
     *
     * <p>Readers and writers are named. Fabric's usual rule, any member's own readers, asks one member after the other, in no
     * fixed order, and verifies the same signature anew for each that it asks.
     */
    static ConfigGroup.Builder withPolicies(
            ConfigGroup.Builder group,
            List<MSPPrincipal> readers,
            List<MSPPrincipal> writers,
            Map<String, Policy> more) {
        group.putPolicies("Readers", policy(Policies.signature(Policies.anyOf(readers))));
        group.putPolicies("Writers", policy(Policies.signature(Policies.anyOf(writers))));
        group.putPolicies(ADMINS, policy(Policies.implicitMeta(Rule.MAJORITY, ADMINS)));
        more.forEach((name, policy) -> group.putPolicies(name, policy(policy)));
        return group;
    }

    private static List<MSPPrincipal> of(List<Organisation> organisations, List<MSPRoleType> roles) {
        return organisations.stream()
                .flatMap(organisation -> roles.stream().map(role -> Policies.role(organisation.mspId(), role)))
                .toList();
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
