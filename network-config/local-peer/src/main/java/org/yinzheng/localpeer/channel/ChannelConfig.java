// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.yinzheng.localpeer.identity.Members;
import org.yinzheng.localpeer.identity.Organisation;

/**
 * What config block 0 says: the channel's name, its members, policies, consenters and limits. The local peer takes no
 * configuration update: another network is another block 0.
 *
 * @param applicationOrganisations MSP ids under {@code Channel/Application}, whose peers may endorse; sorted
 */
public record ChannelConfig(
        String channel,
        Config config,
        Members members,
        ChannelPolicies policies,
        List<String> applicationOrganisations,
        List<Consenter> consenters,
        BatchLimits batch) {

    /** @throws IllegalArgumentException if the block is not a config block with an application and an orderer group. */
    public static ChannelConfig read(Block block) {
        try {
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(block.getData().getData(0)).getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            if (header.getType() != HeaderType.CONFIG_VALUE) {
                throw new IllegalArgumentException("block 0 is not a config block");
            }
            return read(
                    header.getChannelId(),
                    ConfigEnvelope.parseFrom(payload.getData()).getConfig());
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("block 0 cannot be read as a config block", e);
        }
    }

    private static ChannelConfig read(String channel, Config config) throws InvalidProtocolBufferException {
        ConfigGroup root = config.getChannelGroup();
        ConfigGroup application = group(root, "Application");
        ConfigGroup orderer = group(root, "Orderer");
        Members members =
                new Members(organisations(List.of(application, orderer)).values());
        return new ChannelConfig(
                channel,
                config,
                members,
                new ChannelPolicies(root),
                List.copyOf(organisations(List.of(application)).keySet()),
                value(orderer, "Orderers", Orderers.parser()).getConsenterMappingList(),
                limits(orderer));
    }

    private static BatchLimits limits(ConfigGroup orderer) throws InvalidProtocolBufferException {
        BatchSize size = value(orderer, "BatchSize", BatchSize.parser());
        String timeout = value(orderer, "BatchTimeout", BatchTimeout.parser()).getTimeout();
        return new BatchLimits(
                Math.max(1, size.getMaxMessageCount()),
                Integer.toUnsignedLong(size.getAbsoluteMaxBytes()),
                Integer.toUnsignedLong(size.getPreferredMaxBytes()),
                BatchLimits.duration(timeout));
    }

    private static Map<String, Organisation> organisations(List<ConfigGroup> parents)
            throws InvalidProtocolBufferException {
        Map<String, Organisation> found = new TreeMap<>();
        for (ConfigGroup parent : parents) {
            for (ConfigGroup group : new ArrayList<>(parent.getGroupsMap().values())) {
                MSPConfig msp = value(group, "MSP", MSPConfig.parser());
                Organisation organisation = new Organisation(FabricMSPConfig.parseFrom(msp.getConfig()));
                found.putIfAbsent(organisation.mspId(), organisation);
            }
        }
        return found;
    }

    private static ConfigGroup group(ConfigGroup parent, String name) {
        ConfigGroup group = parent.getGroupsMap().get(name);
        if (group == null) {
            throw new IllegalArgumentException("the channel configuration has no group " + name);
        }
        return group;
    }

    private static <T extends Message> T value(ConfigGroup group, String name, Parser<T> parser)
            throws InvalidProtocolBufferException {
        ConfigValue value = group.getValuesMap().get(name);
        if (value == null) {
            throw new IllegalArgumentException("the channel configuration has no value " + name);
        }
        ByteString bytes = value.getValue();
        return parser.parseFrom(bytes);
    }

    /** The smallest number of consenters of which any two sets share an honest one: ⌈(n + f + 1) / 2⌉. */
    public int quorum() {
        int n = consenters.size();
        int faulty = (n - 1) / 3;
        return (n + faulty + 2) / 2;
    }

    /**
     * When a block is cut.
     *
     * @param maxMessages transactions in a block
     * @param absoluteMaxBytes a larger envelope is refused
     * @param preferredMaxBytes a block is cut when its envelopes reach this size
     * @param timeout the longest a transaction waits for others
     */
    public record BatchLimits(int maxMessages, long absoluteMaxBytes, long preferredMaxBytes, Duration timeout) {
        /** Go's notation, as configtxgen writes it: 250ms, 2s, 1m. */
        static Duration duration(String text) {
            if (text.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
            }
            return Duration.parse("PT" + text);
        }
    }
}
