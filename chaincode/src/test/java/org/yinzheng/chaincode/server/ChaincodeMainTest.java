// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaincodeMainTest {
    @TempDir
    Path folder;

    @Test
    void one_process_serves_two_names_on_two_ports_to_peers_that_show_a_certificate() throws Exception {
        var chaincode = certificate("chaincode");
        var peer = certificate("peer");
        var stranger = certificate("stranger");
        int common = freePort();
        int region = freePort();
        ChaincodeMain.start(
                Map.of(
                        ChaincodeSettings.SERVICES,
                        "yz-common_1:4f=127.0.0.1:" + common + ",yz-330000_1:a0=127.0.0.1:" + region,
                        ChaincodeSettings.CERTIFICATE,
                        chaincode.certificate().toString(),
                        ChaincodeSettings.KEY,
                        chaincode.key().toString(),
                        ChaincodeSettings.CLIENT_ROOTS,
                        peer.certificate().toString()),
                ChaincodeMain.CONTRACTS);
        awaitListening(common);
        awaitListening(region);
        assertThat(registeredName(common, chaincode, peer)).isEqualTo("yz-common_1:4f");
        assertThat(registeredName(region, chaincode, peer)).isEqualTo("yz-330000_1:a0");
        assertThatThrownBy(() -> registeredName(common, chaincode, stranger))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StatusRuntimeException.class);
    }

    /** Connects as a peer does; the chaincode registers with its package id. */
    private static String registeredName(int port, Pem server, Pem client) throws Exception {
        var tls = GrpcSslContexts.forClient()
                .trustManager(server.certificate().toFile())
                .keyManager(client.certificate().toFile(), client.key().toFile())
                .build();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .sslContext(tls)
                .build();
        try {
            var first = new CompletableFuture<ChaincodeMessage>();
            ChaincodeGrpc.newStub(channel).connect(into(first));
            var message = first.get(60, TimeUnit.SECONDS);
            assertThat(message.getType()).isEqualTo(ChaincodeMessage.Type.REGISTER);
            return ChaincodeID.parseFrom(message.getPayload()).getName();
        } finally {
            channel.shutdownNow();
        }
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

    /** The contracts are looked for before the port opens. */
    private static void awaitListening(int port) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(300);
        while (!isListening(port)) {
            assertThat(Instant.now()).as("port %d opens", port).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private record Pem(Path certificate, Path key) {}

    private Pem certificate(String name) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var keys = generator.generateKeyPair();
        var subject = new X500Name("CN=" + name);
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plusSeconds(3600)),
                subject,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        var der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
        return new Pem(
                pem(name + ".crt", "CERTIFICATE", der),
                pem(name + ".key", "PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private Path pem(String file, String label, byte[] der) throws IOException {
        return Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                        + "-----\n");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
