// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.network;

import com.google.protobuf.ByteString;
import java.io.IOException;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.etcdraft.ConfigMetadata;
import org.hyperledger.fabric.protos.orderer.etcdraft.Consenter;
import org.hyperledger.fabric.protos.orderer.etcdraft.Options;

/** Ordering by Raft, with the defaults of Fabric's own tool. */
final class RaftConfiguration {
    private static final int SNAPSHOT_BYTES = 16 << 20;

    private RaftConfiguration() {}

    static ConsensusType of(NetworkMaterial material) throws IOException {
        ConfigMetadata.Builder metadata = ConfigMetadata.newBuilder()
                .setOptions(Options.newBuilder()
                        .setTickInterval("500ms")
                        .setElectionTick(10)
                        .setHeartbeatTick(1)
                        .setMaxInflightBlocks(5)
                        .setSnapshotIntervalSize(SNAPSHOT_BYTES));
        for (Organisation organisation : material.description().organisations()) {
            for (OrdererNode orderer : organisation.orderers()) {
                ByteString tls = ByteString.copyFromUtf8(material.ordererTls(organisation.mspId(), orderer.name())
                        .certificatePem());
                metadata.addConsenters(Consenter.newBuilder()
                        .setHost(orderer.host())
                        .setPort(orderer.port())
                        .setClientTlsCert(tls)
                        .setServerTlsCert(tls));
            }
        }
        return ConsensusType.newBuilder()
                .setType("etcdraft")
                .setMetadata(metadata.build().toByteString())
                .build();
    }
}
