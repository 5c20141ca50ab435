// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.testledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/** Later configurations of the demo network's channel, each one change away from its first. */
public final class TestConfigs {

    private TestConfigs() {}

    public static Config genesis() throws IOException {
        var block = TestNetwork.material().genesisBlock();
        var payload =
                Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
        return ConfigEnvelope.parseFrom(payload.getData()).getConfig();
    }

    /** With another definition of an organisation, in both of its places. */
    public static Config withMsp(long sequence, String mspId, UnaryOperator<FabricMSPConfig> change)
            throws IOException {
        var config = genesis();
        var channel = config.getChannelGroup().toBuilder();
        for (var part : new String[] {"Application", "Orderer"}) {
            channel.putGroups(part, withMsp(channel.getGroupsOrThrow(part), mspId, change));
        }
        return config.toBuilder().setSequence(sequence).setChannelGroup(channel).build();
    }

    /** With another group of those who order. */
    public static Config withOrderers(long sequence, UnaryOperator<ConfigGroup> change) throws IOException {
        var config = genesis();
        var channel = config.getChannelGroup();
        return config.toBuilder()
                .setSequence(sequence)
                .setChannelGroup(
                        channel.toBuilder().putGroups("Orderer", change.apply(channel.getGroupsOrThrow("Orderer"))))
                .build();
    }

    private static ConfigGroup withMsp(ConfigGroup organisations, String mspId, UnaryOperator<FabricMSPConfig> change)
            throws InvalidProtocolBufferException {
        var organisation = organisations.getGroupsOrThrow(mspId);
        var value = organisation.getValuesOrThrow("MSP");
        var msp = MSPConfig.parseFrom(value.getValue());
        ByteString changed =
                change.apply(FabricMSPConfig.parseFrom(msp.getConfig())).toByteString();
        var stored = value.toBuilder()
                .setValue(msp.toBuilder().setConfig(changed).build().toByteString())
                .build();
        return organisations.toBuilder()
                .putGroups(
                        mspId, organisation.toBuilder().putValues("MSP", stored).build())
                .build();
    }
}
