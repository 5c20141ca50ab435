// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
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
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.chaincode.testing.TestOfficer;

class ChaincodeMainTest {
    @TempDir
    Path folder;

    private final List<Server> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(Server::shutdownNow);
    }

    /** Starts it with these variables, on ports that were free; they are in the order of the names. */
    private List<Integer> start(Map<String, String> environment) throws IOException {
        servers.addAll(ChaincodeMain.start(environment, ChaincodeMain.CONTRACTS));
        return servers.stream().map(Server::getPort).toList();
    }

    @Test
    void one_process_serves_two_names_on_two_ports_to_peers_that_show_a_certificate() throws Exception {
        var chaincode = certificate("chaincode");
        var peer = certificate("peer");
        var stranger = certificate("stranger");
        var ports = start(Map.of(
                ChaincodeSettings.SERVICES,
                "yz-common_1:4f=127.0.0.1:0,yz-330000_1:a0=127.0.0.1:0",
                ChaincodeSettings.CERTIFICATE,
                chaincode.certificate().toString(),
                ChaincodeSettings.KEY,
                chaincode.key().toString(),
                ChaincodeSettings.CLIENT_ROOTS,
                peer.certificate().toString()));
        assertThat(registeredName(ports.get(0), chaincode, peer)).isEqualTo("yz-common_1:4f");
        assertThat(registeredName(ports.get(1), chaincode, peer)).isEqualTo("yz-330000_1:a0");
        assertThatThrownBy(() -> registeredName(ports.get(0), chaincode, stranger))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void the_process_itself_lets_nobody_found_but_the_member_that_it_was_told() throws Exception {
        var ports = start(Map.of(
                ChaincodeSettings.SERVICES, "yz-common_1:4f=127.0.0.1:0", ChaincodeSettings.NATIONAL, "NationalMSP"));
        assertThat(founding(ports.get(0), "ZhejiangMSP"))
                .isEqualTo("CALLER_OF_OTHER_REGION: only the national platform, NationalMSP, founds");
        assertThat(founding(ports.get(0), "NationalMSP")).startsWith("ARGUMENT_");
    }

    /** Connects as a peer does; the chaincode registers with its package id. */
    private static String registeredName(int port, Pem server, Pem client) throws Exception {
        var tls = GrpcSslContexts.forClient()
                .trustManager(server.certificate().toFile())
                .keyManager(client.certificate().toFile(), client.key().toFile())
                .build();
        var message = first(
                ChaincodeMessage.Type.REGISTER,
                NettyChannelBuilder.forAddress("127.0.0.1", port).sslContext(tls),
                List.of());
        return ChaincodeID.parseFrom(message.getPayload()).getName();
    }

    /** Hands on a founding that a member's client proposed, with an argument that is none; what the contracts say of it. */
    private static String founding(int port, String member) throws Exception {
        var creator =
                TestOfficer.of(member, "11330000MB0330018A", "national", "o-1").creator();
        var call = ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setChannelId("channel")
                .setTxid("tx")
                .setProposal(proposal(creator))
                .setPayload(ChaincodeInput.newBuilder()
                        .addArgs(ByteString.copyFromUtf8("registry:Found"))
                        .addArgs(ByteString.copyFromUtf8("no argument"))
                        .build()
                        .toByteString())
                .build();
        var message = first(
                ChaincodeMessage.Type.COMPLETED,
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext(),
                List.of(call));
        return Response.parseFrom(message.getPayload()).getMessage();
    }

    private static SignedProposal proposal(byte[] creator) {
        var channel = ChannelHeader.newBuilder().setType(HeaderType.ENDORSER_TRANSACTION_VALUE);
        var signature = SignatureHeader.newBuilder().setCreator(ByteString.copyFrom(creator));
        var header = Header.newBuilder()
                .setChannelHeader(channel.build().toByteString())
                .setSignatureHeader(signature.build().toByteString());
        return SignedProposal.newBuilder()
                .setProposalBytes(Proposal.newBuilder()
                        .setHeader(header.build().toByteString())
                        .build()
                        .toByteString())
                .build();
    }

    /** The chaincode's first message of a kind, after a peer has connected and said something. */
    private static ChaincodeMessage first(
            ChaincodeMessage.Type type, NettyChannelBuilder address, List<ChaincodeMessage> said) throws Exception {
        ManagedChannel channel = address.build();
        try {
            var first = new CompletableFuture<ChaincodeMessage>();
            var chaincode = ChaincodeGrpc.newStub(channel).connect(into(first, type));
            said.forEach(chaincode::onNext);
            return first.get(60, TimeUnit.SECONDS);
        } finally {
            channel.shutdownNow();
        }
    }

    private static StreamObserver<ChaincodeMessage> into(
            CompletableFuture<ChaincodeMessage> first, ChaincodeMessage.Type type) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                if (message.getType() == type) {
                    first.complete(message);
                }
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
}
