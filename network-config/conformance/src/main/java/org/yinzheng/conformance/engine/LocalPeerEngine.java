// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.yinzheng.localpeer.LocalPeer;
import org.yinzheng.localpeer.LocalPeerSettings;
import org.yinzheng.network.NetworkDescription;
import org.yinzheng.network.NetworkMaterial;

/** A network on a local peer in this process. */
public final class LocalPeerEngine implements Engine {
    private static final int LARGEST_MESSAGE = 64 << 20;

    private final NetworkMaterial material;
    private final LocalPeer peer;
    private final ManagedChannel channel;

    private LocalPeerEngine(NetworkMaterial material, LocalPeer peer) {
        this.material = material;
        this.peer = peer;
        this.channel = NettyChannelBuilder.forTarget(peer.endpoint())
                .usePlaintext()
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build();
    }

    /** Makes the demo's network in an empty folder and runs it. */
    public static LocalPeerEngine start(Path folder) throws IOException {
        return start(folder, NetworkDescription.demoText());
    }

    /** Makes a network from a description in an empty folder and runs it. */
    public static LocalPeerEngine start(Path folder, String description) throws IOException {
        Path network = folder.resolve("network");
        NetworkMaterial material = NetworkMaterial.generate(description, network);
        return new LocalPeerEngine(material, LocalPeer.start(LocalPeerSettings.of(network, folder.resolve("ledger"))));
    }

    /** A local peer that runs already; closing the engine closes it. */
    static LocalPeerEngine of(NetworkMaterial material, LocalPeer peer) {
        return new LocalPeerEngine(material, peer);
    }

    @Override
    public NetworkMaterial material() {
        return material;
    }

    @Override
    public Channel channel(String mspId) {
        return channel;
    }

    @Override
    public List<Channel> peers() {
        return List.of(channel);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        peer.close();
    }
}
