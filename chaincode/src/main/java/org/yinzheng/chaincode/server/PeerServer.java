// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.stub.StreamObserver;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.Chaincode;
import org.jspecify.annotations.Nullable;

/** Serves one chaincode name: each peer that connects has a stream of its own. */
final class PeerServer extends ChaincodeGrpc.ChaincodeImplBase {
    /** As large as peers send. */
    private static final int MOST_BYTES = 100 << 20;

    private final String packageId;
    private final Chaincode contracts;
    private final Executor workers;

    PeerServer(String packageId, Chaincode contracts, Executor workers) {
        this.packageId = packageId;
        this.contracts = contracts;
        this.workers = workers;
    }

    /** Listens; messages are taken on the thread that reads them, because a stream never makes it wait. */
    Server start(InetSocketAddress address, ChaincodeSettings.@Nullable Tls tls) throws IOException {
        var builder = NettyServerBuilder.forAddress(address)
                .addService(this)
                .directExecutor()
                .maxInboundMessageSize(MOST_BYTES)
                .keepAliveTime(1, TimeUnit.MINUTES)
                .keepAliveTimeout(20, TimeUnit.SECONDS)
                .permitKeepAliveTime(1, TimeUnit.MINUTES)
                .permitKeepAliveWithoutCalls(true);
        if (tls != null) {
            builder.sslContext(GrpcSslContexts.forServer(new File(tls.certificate()), new File(tls.key()))
                    .trustManager(new File(tls.clientRoots()))
                    .clientAuth(ClientAuth.REQUIRE)
                    .build());
        }
        return builder.build().start();
    }

    @Override
    public StreamObserver<ChaincodeMessage> connect(StreamObserver<ChaincodeMessage> peer) {
        var stream = new PeerStream(contracts, peer, workers);
        stream.register(packageId);
        return stream;
    }
}
