// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.junit.jupiter.api.Test;
import org.yinzheng.verifier.testledger.TestNetwork;

class ChannelConfigTest {
    private static final int JIANGXI = 3;

    @Test
    void every_consenter_of_a_new_channel_may_sign() throws Exception {
        var config = ChannelConfig.parse(genesis().toByteString());
        assertThat(config.quorum()).isEqualTo(3);
        for (int id = 1; id <= 4; id++) {
            assertThat(config.consenter(id)).isPresent();
        }
    }

    @Test
    void a_consenter_whose_member_came_with_another_root_cannot_sign_and_the_quorum_stays() throws Exception {
        var root = TestNetwork.material().authority("AuditMSP").certificatePem();
        var config = ChannelConfig.parse(withRoot(genesis(), "JiangxiMSP", root).toByteString());
        assertThat(config.consenter(JIANGXI)).isEmpty();
        assertThat(config.consenter(1)).isPresent();
        assertThat(config.consenter(2)).isPresent();
        assertThat(config.consenter(4)).isPresent();
        assertThat(config.hasConsenters()).isTrue();
        assertThat(config.quorum()).isEqualTo(3);
    }

    private static Config genesis() throws Exception {
        var envelope = Envelope.parseFrom(
                TestNetwork.material().genesisBlock().getData().getData(0));
        var payload = Payload.parseFrom(envelope.getPayload());
        return ConfigEnvelope.parseFrom(payload.getData()).getConfig();
    }

    private static Config withRoot(Config config, String mspId, String root) throws Exception {
        var channel = config.getChannelGroup();
        var orderer = channel.getGroupsOrThrow("Orderer");
        var member = orderer.getGroupsOrThrow(mspId);
        var value = member.getValuesOrThrow("MSP");
        var msp = MSPConfig.parseFrom(value.getValue());
        var changed = FabricMSPConfig.parseFrom(msp.getConfig()).toBuilder()
                .clearRootCerts()
                .addRootCerts(ByteString.copyFromUtf8(root))
                .build();
        var swapped = value.toBuilder()
                .setValue(msp.toBuilder()
                        .setConfig(changed.toByteString())
                        .build()
                        .toByteString());
        ConfigGroup group = orderer.toBuilder()
                .putGroups(
                        mspId,
                        member.toBuilder().putValues("MSP", swapped.build()).build())
                .build();
        return config.toBuilder()
                .setChannelGroup(channel.toBuilder().putGroups("Orderer", group))
                .build();
    }
}
