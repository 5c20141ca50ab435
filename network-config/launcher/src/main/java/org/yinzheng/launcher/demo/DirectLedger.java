// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.demo;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.yinzheng.launcher.process.LaunchFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Calls of an organisation's officers on the ledger itself, where the gateway offers none. */
final class DirectLedger implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_SECONDS = 30;

    private final JsonNode connection;
    private final ManagedChannel channel;

    /** @param connectionFile the organisation's {@code connection.yaml} */
    DirectLedger(Path connectionFile) throws IOException {
        this.connection = new YAMLMapper().readTree(Files.readAllBytes(connectionFile));
        this.channel = channel(connection.path("peers").path(0));
    }

    private static ManagedChannel channel(JsonNode peer) throws IOException {
        NettyChannelBuilder builder =
                NettyChannelBuilder.forTarget(peer.path("endpoint").asString());
        JsonNode roots = peer.path("tls").path("rootCertificates");
        if (roots.isMissingNode()) {
            return builder.usePlaintext().build();
        }
        return builder.sslContext(GrpcSslContexts.forClient()
                        .trustManager(Path.of(roots.asString()).toFile())
                        .build())
                .build();
    }

    /** Submits a call under the officer's name and waits until it is recorded; a request id is added. */
    void submit(String officer, String function, Map<String, Object> request) {
        Map<String, Object> whole = new HashMap<>(request);
        whole.put("requestId", UUID.randomUUID().toString());
        try (Gateway gateway = gateway(officer)) {
            gateway.getNetwork(connection.path("channel").asString())
                    .getContract(
                            connection.path("organisation").path("namespace").asString())
                    .submitTransaction(function, JSON.writeValueAsString(whole));
        } catch (GatewayException | CommitException e) {
            throw new LaunchFailure(function + " was refused: " + e, e);
        } catch (IOException | GeneralSecurityException e) {
            throw new LaunchFailure("the identity of " + officer + " cannot be read", e);
        }
    }

    private Gateway gateway(String officer) throws IOException, GeneralSecurityException {
        for (JsonNode client : connection.path("clients")) {
            if (client.path("name").asString().equals(officer)) {
                try (var certificate = reader(client, "certificate");
                        var key = reader(client, "privateKey")) {
                    return Gateway.newInstance()
                            .identity(new X509Identity(
                                    connection
                                            .path("organisation")
                                            .path("mspId")
                                            .asString(),
                                    Identities.readX509Certificate(certificate)))
                            .signer(Signers.newPrivateKeySigner(Identities.readPrivateKey(key)))
                            .hash(Hash.SHA256)
                            .endorseOptions(DirectLedger::patient)
                            .submitOptions(DirectLedger::patient)
                            .commitStatusOptions(DirectLedger::patient)
                            .connection(channel)
                            .connect();
                }
            }
        }
        throw new LaunchFailure("there is no officer " + officer);
    }

    private static CallOptions patient(CallOptions options) {
        return options.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Reader reader(JsonNode client, String member) throws IOException {
        return Files.newBufferedReader(Path.of(client.path(member).asString()));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
