// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;
import org.yinzheng.conformance.engine.FabricEngine;
import org.yinzheng.conformance.engine.OnFabric;
import org.yinzheng.fabric.compose.ChaincodeImage;
import org.yinzheng.fabric.compose.Images;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** A container of the contracts' image alone; the test connects as a peer would. */
@OnFabric
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractsImageIT {
    private static final String PACKAGE = "yz-330000_1.0:" + "4f".repeat(32);
    private static final String TLS = "/etc/yinzheng/tls/";
    private static final int PORT = 9999;

    @TempDir
    static Path folder;

    private static Path organisations;
    private static GenericContainer<?> container;

    @BeforeAll
    static void start() throws Exception {
        Path network = folder.resolve("network");
        NetworkMaterial.generate(NetworkDescription.demoText(), network);
        organisations = network.resolve("organisations");
        Path own = organisations.resolve("ZhejiangMSP/peers/peer0/chaincode");
        String image = ChaincodeImage.build(
                FabricEngine.contracts().orElseThrow(), Images.OFFICIAL.java(), folder.resolve("image"));
        container = new GenericContainer<>(DockerImageName.parse(image))
                .withEnv("YINZHENG_CHAINCODES", PACKAGE + "=0.0.0.0:" + PORT)
                .withEnv("CHAINCODE_TLS_CERT", TLS + "server.crt")
                .withEnv("CHAINCODE_TLS_KEY", TLS + "server.key")
                .withEnv("CHAINCODE_TLS_CLIENT_CACERT", TLS + "ca.crt")
                .withCopyFileToContainer(MountableFile.forHostPath(own.resolve("cert.pem")), TLS + "server.crt")
                .withCopyFileToContainer(MountableFile.forHostPath(own.resolve("key.pem")), TLS + "server.key")
                .withCopyFileToContainer(MountableFile.forHostPath(authority("ZhejiangMSP")), TLS + "ca.crt")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forListeningPort());
        container.start();
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Test
    @Order(1)
    void it_registers_with_its_package_id_at_a_peer_of_its_member() throws Exception {
        assertThat(registeredName(organisations.resolve("ZhejiangMSP/peers/peer0/tls")))
                .isEqualTo(PACKAGE);
    }

    @Test
    @Order(2)
    void it_answers_neither_a_peer_of_another_member_nor_one_without_a_certificate() {
        for (Path stranger : new Path[] {organisations.resolve("JiangxiMSP/peers/peer0/tls"), null}) {
            assertThatThrownBy(() -> registeredName(stranger))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StatusRuntimeException.class);
        }
    }

    @Test
    @Order(3)
    void nothing_of_a_key_stands_in_what_it_prints() {
        assertThat(container.getLogs()).doesNotContain("PRIVATE KEY");
    }

    @Test
    @Order(4)
    void it_ends_when_it_is_told_to() {
        var docker = container.getDockerClient();
        docker.stopContainerCmd(container.getContainerId()).withTimeout(30).exec();

        var state =
                docker.inspectContainerCmd(container.getContainerId()).exec().getState();
        assertThat(state.getExitCodeLong())
                .as("143: ended by SIGTERM, 137: killed because it would not")
                .isEqualTo(143);
    }

    private static Path authority(String mspId) {
        return organisations.resolve(mspId).resolve("tlsca/cert.pem");
    }

    /** What the container calls itself to whoever shows this certificate, none if null. */
    private static String registeredName(@Nullable Path client) throws Exception {
        SslContextBuilder tls = GrpcSslContexts.forClient()
                .trustManager(authority("ZhejiangMSP").toFile());
        if (client != null) {
            tls.keyManager(
                    client.resolve("cert.pem").toFile(),
                    client.resolve("key.pem").toFile());
        }
        ManagedChannel channel = NettyChannelBuilder.forAddress(container.getHost(), container.getMappedPort(PORT))
                .overrideAuthority(host())
                .sslContext(tls.build())
                .build();
        try {
            CompletableFuture<ChaincodeMessage> first = new CompletableFuture<>();
            ChaincodeGrpc.newStub(channel).connect(into(first));
            ChaincodeMessage message = first.get(60, TimeUnit.SECONDS);
            assertThat(message.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
            return ChaincodeID.parseFrom(message.getPayload()).getName();
        } finally {
            channel.shutdownNow();
        }
    }

    private static String host() throws Exception {
        return NetworkMaterial.load(folder.resolve("network"))
                .description()
                .organisation("ZhejiangMSP")
                .peers()
                .get(0)
                .chaincodeHost();
    }

    private static StreamObserver<ChaincodeMessage> into(CompletableFuture<ChaincodeMessage> first) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                first.complete(message);
            }

            @Override
            public void onError(Throwable problem) {
                first.completeExceptionally(problem);
            }

            @Override
            public void onCompleted() {
                first.completeExceptionally(new IllegalStateException("ended without a message"));
            }
        };
    }
}
