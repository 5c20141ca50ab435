// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.signature.SigningKey;

/** Full blocks from the own province's peers, over Fabric's client: from one until it fails, then from the next. */
public final class PeerBlocks implements BlockSource {

    /** Any member's client can have 6 MB of junk put into a block; the usual limit of 4 MiB would stop us there. */
    private static final int LARGEST_BLOCK_BYTES = 64 * 1024 * 1024;

    private static final long KEEP_ALIVE_SECONDS = 60;

    private final List<Connection> connections;
    private final String channelName;
    private final AtomicInteger opened = new AtomicInteger();

    private record Connection(ManagedChannel channel, Gateway gateway) {}

    private PeerBlocks(List<Connection> connections, String channelName) {
        this.connections = List.copyOf(connections);
        this.channelName = channelName;
    }

    /** Prepares the connections; a peer is dialled when blocks are asked for. */
    public static PeerBlocks connect(ConnectionProfile profile) throws IOException, GeneralSecurityException {
        var client = profile.client();
        var identity = new X509Identity(
                profile.mspId(), Identities.readX509Certificate(Files.readString(client.certificate())));
        var key = SigningKey.of(Identities.readPrivateKey(Files.readString(client.privateKey())));
        List<Connection> connections = new ArrayList<>();
        for (var peer : profile.peers()) {
            var channel = channel(peer);
            var gateway = Gateway.newInstance()
                    .identity(identity)
                    .signer(key::sign)
                    .hash(Hash.SHA256)
                    .connection(channel)
                    .connect();
            connections.add(new Connection(channel, gateway));
        }
        return new PeerBlocks(connections, profile.channel());
    }

    private static ManagedChannel channel(ConnectionProfile.Peer peer) throws IOException {
        var builder = Grpc.newChannelBuilder(peer.endpoint(), credentials(peer))
                .maxInboundMessageSize(LARGEST_BLOCK_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        peer.overrideAuthority().ifPresent(builder::overrideAuthority);
        return builder.build();
    }

    /** A stream is opened again only after the last one ended, so each time it is the next peer's turn. */
    @Override
    public CloseableIterator<Block> open(long firstBlock) {
        int turn = Math.floorMod(opened.getAndIncrement(), connections.size());
        return connections
                .get(turn)
                .gateway()
                .getNetwork(channelName)
                .newBlockEventsRequest()
                .startBlock(firstBlock)
                .build()
                .getEvents();
    }

    @Override
    public void close() {
        for (var connection : connections) {
            connection.gateway().close();
            connection.channel().shutdownNow();
        }
    }

    private static ChannelCredentials credentials(ConnectionProfile.Peer peer) throws IOException {
        return peer.tlsRoots().isEmpty()
                ? InsecureChannelCredentials.create()
                : TlsChannelCredentials.newBuilder()
                        .trustManager(peer.tlsRoots().get().toFile())
                        .build();
    }
}
