// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.channel;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.Organisation;
import org.yinzheng.network.PeerNode;

/** Connections to the published ports of a network's peers, each with the TLS root of its organisation. */
public final class PeerConnections implements AutoCloseable {
    private static final int LARGEST_MESSAGE = 64 << 20;

    private final NetworkMaterial material;
    private final String host;
    private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();

    /** Connections to peers whose ports are published on this host. */
    public PeerConnections(NetworkMaterial material, String host) {
        this.material = material;
        this.host = host;
    }

    /** The connection to a peer, opened when first asked for. */
    public ManagedChannel to(Organisation organisation, PeerNode peer) {
        return channels.computeIfAbsent(peer.host(), key -> open(organisation, peer));
    }

    /** A peer, as its organisation's administrator. */
    public PeerAdmin admin(Organisation organisation, PeerNode peer) throws IOException {
        return new PeerAdmin(peer.host(), material.admin(organisation.mspId()), to(organisation, peer));
    }

    private ManagedChannel open(Organisation organisation, PeerNode peer) {
        Path roots = material.organisationFolder(organisation.mspId()).resolve("tlsca/cert.pem");
        try {
            return NettyChannelBuilder.forAddress(host, peer.port())
                    .sslContext(GrpcSslContexts.forClient()
                            .trustManager(roots.toFile())
                            .build())
                    .maxInboundMessageSize(LARGEST_MESSAGE)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot trust " + roots, e);
        }
    }

    @Override
    public void close() {
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}
