// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.commit.Orderer;
import org.yinzheng.localpeer.endorsement.ChaincodeHost;
import org.yinzheng.localpeer.endorsement.Endorser;
import org.yinzheng.localpeer.ledger.LedgerStore;

/** The peer's gRPC port on the loopback interface, plaintext: whoever can reach it is on this machine. */
public final class PeerServer implements AutoCloseable {
    /** Chaincodes running at once; as many snapshots of the state are needed. */
    public static final int WORKERS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    /** Fabric's default for the Gateway service. */
    private static final int GATEWAY_CALLS = 500;

    private static final int DELIVER_CALLS = 500;
    private static final int LARGEST_REQUEST = 16 * 1024 * 1024;

    private final Server server;
    private final Orderer orderer;
    private final PeerMetrics metrics;
    private final ExecutorService workers;
    private final ExecutorService streams;

    private PeerServer(
            Server server, Orderer orderer, PeerMetrics metrics, ExecutorService workers, ExecutorService streams) {
        this.server = server;
        this.orderer = orderer;
        this.metrics = metrics;
        this.workers = workers;
        this.streams = streams;
    }

    /**
     * Starts ordering and serving.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public static PeerServer start(
            PeerNetwork network, LedgerStore store, ChaincodeHost host, Clock clock, Duration linger, int port)
            throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, named("worker-"));
        ExecutorService streams = Executors.newFixedThreadPool(2, named("stream-"));
        CommitWaiters waiters = new CommitWaiters(store);
        BlockFeed feed = new BlockFeed(store);
        PeerMetrics metrics = new PeerMetrics(network.config().channel(), network.chaincodes(), store::height);
        Orderer orderer = Orderer.start(network, store, clock, linger, List.of(metrics, waiters, feed));
        SignedRequests requests = new SignedRequests(network.config());
        // which port is known when it is open, before the first call
        AtomicInteger opened = new AtomicInteger(port);
        GrpcErrors errors =
                new GrpcErrors(() -> InetAddress.getLoopbackAddress().getHostAddress() + ":" + opened.get());
        Endorser endorser = new Endorser(network, store, host, clock);
        GatewayService gateway = new GatewayService(endorser, orderer, store, waiters, feed, requests, streams, errors);
        DeliverService deliver = new DeliverService(feed, requests, streams, clock);
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .executor(workers)
                .maxInboundMessageSize(LARGEST_REQUEST)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(ServerInterceptors.intercept(gateway, new RequestLimit(GATEWAY_CALLS)))
                .addService(ServerInterceptors.intercept(deliver, new RequestLimit(DELIVER_CALLS)))
                .build();
        PeerServer peer = new PeerServer(server, orderer, metrics, workers, streams);
        try {
            server.start();
            opened.set(server.getPort());
        } catch (IOException e) {
            peer.close();
            throw new IOException("port " + port + " cannot be opened: is it in use? Name another one.", e);
        }
        return peer;
    }

    /**
     * Serves metrics over HTTP.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public MetricsPort serveMetrics(int port) throws IOException {
        return MetricsPort.open(port, () -> metrics.text(orderer.waiting()));
    }

    public int port() {
        return server.getPort();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger next = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + next.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Takes no more calls, commits what was submitted, and stops. */
    @Override
    public void close() {
        server.shutdown();
        orderer.close();
        try {
            // answers still on their way; streams that follow the chain would never end by themselves
            server.awaitTermination(1, TimeUnit.SECONDS);
            server.shutdownNow();
            server.awaitTermination(10, TimeUnit.SECONDS);
            workers.shutdown();
            streams.shutdown();
            workers.awaitTermination(10, TimeUnit.SECONDS);
            streams.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        streams.shutdownNow();
    }
}
