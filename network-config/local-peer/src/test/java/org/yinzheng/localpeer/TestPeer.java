// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.SigningIdentity;

/** A local peer on the demo network in a temporary folder, and Fabric's own client to talk to it. */
public final class TestPeer implements AutoCloseable {
    static final String NATIONAL = "NationalMSP";
    public static final String ZHEJIANG = "ZhejiangMSP";
    static final String JIANGXI = "JiangxiMSP";
    static final String COMMON = "yz-common";
    public static final String ZJ = "yz-330000";
    static final String JX = "yz-360000";

    private final NetworkMaterial material;
    private final LocalPeer peer;
    private final ManagedChannel channel;
    private final List<Gateway> gateways = new ArrayList<>();

    private TestPeer(NetworkMaterial material, LocalPeer peer) {
        this.material = material;
        this.peer = peer;
        this.channel = NettyChannelBuilder.forTarget(peer.endpoint())
                .usePlaintext()
                .maxInboundMessageSize(64 * 1024 * 1024)
                .build();
    }

    public static TestPeer start(Path folder) {
        return start(settings(folder));
    }

    static TestPeer start(LocalPeerSettings settings) {
        try {
            return new TestPeer(NetworkMaterial.load(settings.network()), LocalPeer.start(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the network on the first call; later calls find it. */
    static LocalPeerSettings settings(Path folder) {
        try {
            Path network = folder.resolve("network");
            if (!NetworkMaterial.exists(network)) {
                Files.createDirectories(folder);
                NetworkMaterial.generate(NetworkDescription.demoText(), network);
            }
            return LocalPeerSettings.of(network, folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalPeer peer() {
        return peer;
    }

    NetworkMaterial material() {
        return material;
    }

    ManagedChannel channel() {
        return channel;
    }

    SigningIdentity clerk(String mspId) {
        try {
            return material.client(mspId, mspId.equals(ZHEJIANG) ? "zj-market-clerk" : "jx-market-clerk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Gateway gateway(String mspId) {
        return gateway(clerk(mspId));
    }

    Gateway gateway(SigningIdentity identity) {
        Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(identity.mspId(), identity.certificate()))
                .signer(TestSigner.of(identity.privateKey()))
                .hash(Hash.NONE)
                .connection(channel)
                .evaluateOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .connect();
        gateways.add(gateway);
        return gateway;
    }

    Network network(String mspId) {
        return gateway(mspId).getNetwork("yinzheng");
    }

    public Contract notes(String mspId, String chaincode) {
        return network(mspId).getContract(chaincode, "notes");
    }

    @Override
    public void close() {
        gateways.forEach(Gateway::close);
        channel.shutdownNow();
        peer.close();
    }
}
