// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.testing;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jspecify.annotations.Nullable;

/** One proposal being simulated, nested calls included. */
final class TestSimulation {
    final TestChannel channel;
    final TestOfficer officer;
    final String transactionId;
    final Map<String, byte[]> secrets;
    final Instant time;
    private final String namespace;
    private final Map<String, Map<TestChannel.Bytes, Long>> reads = new TreeMap<>();
    private final Map<String, Map<TestChannel.Bytes, byte[]>> writes = new TreeMap<>();
    private final Map<String, Map<TestChannel.Bytes, byte[]>> policies = new TreeMap<>();
    private String eventName = "";
    private byte[] event = {};

    TestSimulation(
            TestChannel channel,
            TestOfficer officer,
            String transactionId,
            String namespace,
            Map<String, byte[]> secrets) {
        this.channel = channel;
        this.officer = officer;
        this.transactionId = transactionId;
        this.namespace = namespace;
        this.secrets = secrets;
        this.time = channel.time();
    }

    /** A read shows the committed state, never this simulation's own writes. */
    byte @Nullable [] read(String from, String key) {
        var bytes = TestChannel.Bytes.of(key);
        reads.computeIfAbsent(from, name -> new TreeMap<>()).put(bytes, channel.version(from, bytes));
        var entry = channel.state(from).get(bytes);
        return entry == null ? null : entry.value();
    }

    void write(String to, String key, byte[] value) {
        writes.computeIfAbsent(to, name -> new TreeMap<>()).put(TestChannel.Bytes.of(key), value);
    }

    void policy(String to, String key, byte[] policy) {
        policies.computeIfAbsent(to, name -> new TreeMap<>()).put(TestChannel.Bytes.of(key), policy);
    }

    void event(String name, byte[] payload) {
        eventName = name;
        event = payload;
    }

    SignedProposal proposal() {
        var extension = ChaincodeHeaderExtension.newBuilder()
                .setChaincodeId(ChaincodeID.newBuilder().setName(namespace))
                .build();
        var header = Header.newBuilder()
                .setChannelHeader(ChannelHeader.newBuilder()
                        .setExtension(extension.toByteString())
                        .build()
                        .toByteString())
                .build();
        var proposal = Proposal.newBuilder().setHeader(header.toByteString()).build();
        return SignedProposal.newBuilder()
                .setProposalBytes(ByteString.copyFrom(proposal.toByteArray()))
                .build();
    }

    TestChannel.Endorsed endorsed(String answer) {
        return new TestChannel.Endorsed(
                transactionId, answer, reads, writes, policies, eventName, new String(event, StandardCharsets.UTF_8));
    }
}
