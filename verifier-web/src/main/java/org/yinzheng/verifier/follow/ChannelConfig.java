// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.policy.ChannelPolicies;

/**
 * What a channel configuration says about whom to believe: the organisations, and the consenters that sign blocks.
 * Immutable; a later configuration block gives another one.
 */
final class ChannelConfig {

    private static final String APPLICATION = "Application";
    private static final String ORDERER = "Orderer";

    private final long sequence;
    private final ChannelPolicies policies;
    private final Map<String, ConfiguredMsp> organisations;
    private final Set<String> members;
    private final Set<String> orderingMembers;
    private final int consenterCount;
    private final Map<Integer, PublicKey> consenters;

    private ChannelConfig(
            long sequence,
            ChannelPolicies policies,
            Map<String, ConfiguredMsp> members,
            Map<String, ConfiguredMsp> orderingMembers,
            int consenterCount,
            Map<Integer, PublicKey> consenters) {
        this.sequence = sequence;
        this.policies = policies;
        this.organisations = new TreeMap<>(orderingMembers);
        this.organisations.putAll(members);
        this.members = Set.copyOf(members.keySet());
        this.orderingMembers = Set.copyOf(orderingMembers.keySet());
        this.consenterCount = consenterCount;
        this.consenters = Map.copyOf(consenters);
    }

    /** Before the genesis block was read: trusts nobody. */
    static ChannelConfig none() {
        return new ChannelConfig(
                0, new ChannelPolicies(ConfigGroup.getDefaultInstance()), Map.of(), Map.of(), 0, Map.of());
    }

    /** Reads a serialised {@code common.Config}. */
    static ChannelConfig parse(ByteString serialised) throws BlockRefusedException {
        try {
            var config = Config.parseFrom(serialised);
            var groups = config.getChannelGroup().getGroupsMap();
            var orderer = groups.getOrDefault(ORDERER, ConfigGroup.getDefaultInstance());
            var orderingMembers = organisations(orderer);
            var consenters = consenters(orderer);
            return new ChannelConfig(
                    config.getSequence(),
                    new ChannelPolicies(config.getChannelGroup()),
                    organisations(groups.getOrDefault(APPLICATION, ConfigGroup.getDefaultInstance())),
                    orderingMembers,
                    consenters.size(),
                    keys(consenters, orderingMembers));
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw new BlockRefusedException(AlarmCode.MALFORMED, "the channel configuration does not parse", e);
        }
    }

    long sequence() {
        return sequence;
    }

    ChannelPolicies policies() {
        return policies;
    }

    Optional<ConfiguredMsp> organisation(String mspId) {
        return Optional.ofNullable(organisations.get(mspId));
    }

    Map<String, ConfiguredMsp> organisations() {
        return organisations;
    }

    /** Organisations that endorse. */
    Set<String> members() {
        return members;
    }

    boolean orders(String mspId) {
        return orderingMembers.contains(mspId);
    }

    Optional<PublicKey> consenter(int id) {
        return Optional.ofNullable(consenters.get(id));
    }

    boolean hasConsenters() {
        return consenterCount > 0;
    }

    /** Signatures of distinct consenters that a block needs: ⌈(n + f + 1) / 2⌉ with f = ⌊(n − 1) / 3⌋. */
    int quorum() {
        var n = consenterCount;
        var faulty = (n - 1) / 3;
        return (n + faulty + 2) / 2;
    }

    private static Map<String, ConfiguredMsp> organisations(ConfigGroup group)
            throws InvalidProtocolBufferException, BlockRefusedException {
        var found = new HashMap<String, ConfiguredMsp>();
        for (var organisation : group.getGroupsMap().values()) {
            var value = organisation.getValuesMap().get("MSP");
            if (value != null) {
                var msp = ConfiguredMsp.parse(
                        MSPConfig.parseFrom(value.getValue()).getConfig());
                found.put(msp.mspId(), msp);
            }
        }
        return found;
    }

    private static List<Consenter> consenters(ConfigGroup orderer) throws InvalidProtocolBufferException {
        var value = orderer.getValuesMap().get("Orderers");
        return value == null ? List.of() : Orderers.parseFrom(value.getValue()).getConsenterMappingList();
    }

    /**
     * Of those whose member vouches for their certificate. The others count in the quorum and cannot sign: so it is after a member
     * came with another root, which must not stop the reading of a chain that the other consenters go on signing.
     */
    private static Map<Integer, PublicKey> keys(List<Consenter> consenters, Map<String, ConfiguredMsp> ordering)
            throws CertificateException {
        var found = new HashMap<Integer, PublicKey>();
        for (var consenter : consenters) {
            var certificate = Certificates.parse(consenter.getIdentity());
            var msp = ordering.get(consenter.getMspId());
            if (msp != null && msp.vouchesFor(certificate)) {
                found.put(consenter.getId(), Certificates.keyOf(certificate));
            }
        }
        return found;
    }
}
