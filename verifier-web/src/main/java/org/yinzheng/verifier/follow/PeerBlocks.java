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
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.Block;
import org.yinzheng.signature.SigningKey;

/** Full blocks from the own province's peer, over Fabric's client. */
public final class PeerBlocks implements BlockSource {

    /** Any member's client can have 6 MB of junk put into a block; the usual limit of 4 MiB would stop us there. */
    private static final int LARGEST_BLOCK_BYTES = 64 * 1024 * 1024;

    private static final long KEEP_ALIVE_SECONDS = 60;

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final String channelName;

    private PeerBlocks(ManagedChannel channel, Gateway gateway, String channelName) {
        this.channel = channel;
        this.gateway = gateway;
        this.channelName = channelName;
    }

    /** Prepares the connection; the peer is dialled when blocks are asked for. */
    public static PeerBlocks connect(ConnectionProfile profile) throws IOException, GeneralSecurityException {
        var client = profile.client();
        var certificate = Identities.readX509Certificate(Files.readString(client.certificate()));
        var key = Identities.readPrivateKey(Files.readString(client.privateKey()));
        var peer = profile.peer();
        var builder = Grpc.newChannelBuilder(peer.endpoint(), credentials(peer))
                .maxInboundMessageSize(LARGEST_BLOCK_BYTES)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        peer.overrideAuthority().ifPresent(builder::overrideAuthority);
        var channel = builder.build();
        var gateway = Gateway.newInstance()
                .identity(new X509Identity(profile.mspId(), certificate))
                .signer(SigningKey.of(key)::sign)
                .hash(Hash.SHA256)
                .connection(channel)
                .connect();
        return new PeerBlocks(channel, gateway, profile.channel());
    }

    @Override
    public CloseableIterator<Block> open(long firstBlock) {
        return gateway.getNetwork(channelName)
                .newBlockEventsRequest()
                .startBlock(firstBlock)
                .build()
                .getEvents();
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }

    private static ChannelCredentials credentials(ConnectionProfile.Peer peer) throws IOException {
        return peer.tlsRoots().isEmpty()
                ? InsecureChannelCredentials.create()
                : TlsChannelCredentials.newBuilder()
                        .trustManager(peer.tlsRoots().get().toFile())
                        .build();
    }
}
