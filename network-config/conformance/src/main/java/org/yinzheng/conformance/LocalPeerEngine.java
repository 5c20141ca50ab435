// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.yinzheng.localpeer.LocalPeer;
import org.yinzheng.localpeer.LocalPeerSettings;
import org.yinzheng.network.NetworkMaterial;

/** The local peer in this process. */
public final class LocalPeerEngine implements Engine {
    private static final int MAX_MESSAGE = 64 * 1024 * 1024;

    private final NetworkMaterial material;
    private final LocalPeer peer;

    private LocalPeerEngine(NetworkMaterial material, LocalPeer peer) {
        this.material = material;
        this.peer = peer;
    }

    /** Makes a network from a description in this folder and starts its peer on an empty channel. */
    public static LocalPeerEngine start(String description, Path folder) throws IOException {
        Path network = folder.resolve("network");
        NetworkMaterial material = NetworkMaterial.generate(description, network);
        return new LocalPeerEngine(material, LocalPeer.start(LocalPeerSettings.of(network, folder.resolve("data"))));
    }

    @Override
    public NetworkMaterial material() {
        return material;
    }

    @Override
    public ManagedChannel connect(String mspId) {
        return NettyChannelBuilder.forTarget(peer.endpoint())
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
    }

    @Override
    public void close() {
        peer.close();
    }
}
