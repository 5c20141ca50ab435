// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.PeerEndpoint;

/** One channel for each peer endpoint, shared by all identities. */
final class PeerChannels implements AutoCloseable {
    /** A block or a transaction that any member's client can write may be larger than the library's 4 MiB. */
    private static final int MAX_INBOUND = 64 * 1024 * 1024;

    /** A peer that did not answer is asked last for so long: one that hangs keeps its connection. */
    private static final Duration REST = Duration.ofSeconds(30);

    private final Map<String, ManagedChannel> channels = new ConcurrentHashMap<>();
    private final Map<ManagedChannel, Long> silentUntil = new ConcurrentHashMap<>();

    /** The organisation's first peer that is not known to be down. */
    ManagedChannel to(Organisation organisation) {
        var all = organisation.peers().stream()
                .map(peer -> channels.computeIfAbsent(peer.endpoint(), endpoint -> open(peer)))
                .toList();
        return all.stream()
                .filter(channel -> channel.getState(true) != ConnectivityState.TRANSIENT_FAILURE)
                .filter(channel -> !isSilent(channel))
                .findFirst()
                .orElseGet(() -> all.get(0));
    }

    /** Takes note that this peer did not answer a call in time. */
    void silent(ManagedChannel channel) {
        silentUntil.put(channel, System.nanoTime() + REST.toNanos());
    }

    private boolean isSilent(ManagedChannel channel) {
        var until = silentUntil.get(channel);
        if (until == null) {
            return false;
        }
        if (System.nanoTime() - until > 0) {
            silentUntil.remove(channel, until);
            return false;
        }
        return true;
    }

    private static ManagedChannel open(PeerEndpoint peer) {
        var builder = NettyChannelBuilder.forTarget(peer.endpoint())
                .maxInboundMessageSize(MAX_INBOUND)
                .keepAliveTime(2, TimeUnit.MINUTES);
        if (peer.rootCertificates().isPresent()) {
            trust(builder, peer.rootCertificates().get());
        } else {
            builder.usePlaintext();
        }
        peer.overrideAuthority().ifPresent(builder::overrideAuthority);
        return builder.build();
    }

    private static void trust(NettyChannelBuilder builder, Path rootCertificates) {
        try {
            builder.sslContext(GrpcSslContexts.forClient()
                    .trustManager(rootCertificates.toFile())
                    .build());
        } catch (SSLException e) {
            throw new UncheckedIOException("cannot trust " + rootCertificates, e);
        }
    }

    @Override
    public void close() {
        channels.values().forEach(ManagedChannel::shutdownNow);
    }
}
