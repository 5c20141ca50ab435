// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChaincodeMainTest {
    @Test
    void one_process_serves_two_names_on_two_ports_and_finds_the_contracts() throws Exception {
        int common = freePort();
        int region = freePort();
        ChaincodeMain.start(Map.of(
                "YINZHENG_CHAINCODES", "yz-common_1:4f=127.0.0.1:" + common + ",yz-330000_1:a0=127.0.0.1:" + region));
        assertThat(registeredName(common)).isEqualTo("yz-common_1:4f");
        assertThat(registeredName(region)).isEqualTo("yz-330000_1:a0");
    }

    /** Connects as a peer does; the chaincode registers with its package id. */
    private static String registeredName(int port) throws Exception {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        try {
            BlockingQueue<ChaincodeMessage> messages = new LinkedBlockingQueue<>();
            ChaincodeGrpc.newStub(channel).withWaitForReady().connect(into(messages));
            @Nullable ChaincodeMessage first = messages.poll(60, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
            return ChaincodeID.parseFrom(first.getPayload()).getName();
        } finally {
            channel.shutdownNow();
        }
    }

    private static StreamObserver<ChaincodeMessage> into(BlockingQueue<ChaincodeMessage> messages) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                messages.add(message);
            }

            @Override
            public void onError(Throwable problem) {
                // the poll above runs out
            }

            @Override
            public void onCompleted() {
                // the poll above runs out
            }
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
