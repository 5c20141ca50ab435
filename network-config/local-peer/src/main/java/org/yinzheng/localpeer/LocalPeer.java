// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.endorsement.ChaincodeHost;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.StoreCheck;
import org.yinzheng.localpeer.service.MetricsPort;
import org.yinzheng.localpeer.service.PeerServer;

/**
 * A Fabric peer, its orderers and its chaincodes in this process. Any client of Fabric's Gateway service can use it, plaintext,
 * over the loopback interface.
 *
 * <p>It is not a network: one process holds the keys of all organisations, so nothing protects the ledger from whoever runs
 * it, and there is no consensus.
 */
public final class LocalPeer implements AutoCloseable {
    /** The rest is covered by the running digest; the check command verifies all. */
    private static final long SIGNATURES_CHECKED_AT_START = 100;

    /** The contracts are the same for every peer in this JVM, and looking for them takes a second or more. */
    private static @Nullable ChaincodeHost contracts;

    private final LedgerStore store;
    private final PeerServer server;

    private LocalPeer(LedgerStore store, PeerServer server) {
        this.store = store;
        this.server = server;
    }

    /**
     * Opens the ledger, checks it, and serves.
     *
     * @throws LedgerException if the ledger is in use or damaged; nothing was written then
     * @throws IOException if the network's files cannot be read, or the port is taken
     */
    public static LocalPeer start(LocalPeerSettings settings) throws IOException {
        // looking for the contracts takes about as long as checking a ledger: do both at once
        FutureTask<ChaincodeHost> loading = new FutureTask<>(LocalPeer::contracts);
        new Thread(loading, "contracts").start();
        PeerNetwork network = NetworkFolder.read(settings.network());
        LedgerStore store = LedgerStore.open(settings.data(), PeerServer.WORKERS);
        boolean started = false;
        try {
            StoreCheck.run(store, SIGNATURES_CHECKED_AT_START);
            requireSameNetwork(store, network);
            PeerServer server = PeerServer.start(
                    network, store, await(loading), settings.clock(), settings.linger(), settings.port());
            started = true;
            return new LocalPeer(store, server);
        } finally {
            if (!started) {
                store.close();
            }
        }
    }

    private static void requireSameNetwork(LedgerStore store, PeerNetwork network) {
        store.block(0).ifPresent(first -> {
            if (!first.getHeader().equals(network.genesis().getHeader())) {
                throw new LedgerException("the ledger belongs to another network: its block 0 is not genesis.block");
            }
        });
    }

    private static ChaincodeHost await(FutureTask<ChaincodeHost> loading) throws IOException {
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        } catch (ExecutionException e) {
            throw new IOException("the contracts could not be loaded", e);
        }
    }

    private static synchronized ChaincodeHost contracts() throws IOException {
        ChaincodeHost host = contracts == null ? ChaincodeHost.load() : contracts;
        contracts = host;
        return host;
    }

    /** {@code host:port} to dial. */
    public String endpoint() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port();
    }

    /**
     * Serves metrics over HTTP on the loopback interface, until it is closed.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public MetricsPort serveMetrics(int port) throws IOException {
        return server.serveMetrics(port);
    }

    /** The number of blocks. */
    public long height() {
        return store.height();
    }

    /** Commits what was submitted, then stops. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            store.close();
        }
    }
}
