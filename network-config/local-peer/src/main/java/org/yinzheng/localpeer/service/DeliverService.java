// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.BlockAndPrivateData;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/** Fabric's Deliver service: whole blocks, filtered blocks, and blocks with private data, of which there is none here. */
final class DeliverService extends DeliverGrpc.DeliverImplBase {
    private final BlockFeed feed;
    private final SignedRequests requests;
    private final Executor streams;
    private final Clock clock;

    DeliverService(BlockFeed feed, SignedRequests requests, Executor streams, Clock clock) {
        this.feed = feed;
        this.requests = requests;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> response) {
        return stream(
                response, block -> DeliverResponse.newBuilder().setBlock(block).build());
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> response) {
        return stream(response, block -> DeliverResponse.newBuilder()
                .setFilteredBlock(FilteredBlocks.of(block, requests.channel()))
                .build());
    }

    @Override
    public StreamObserver<Envelope> deliverWithPrivateData(StreamObserver<DeliverResponse> response) {
        return stream(response, block -> DeliverResponse.newBuilder()
                .setBlockAndPrivateData(BlockAndPrivateData.newBuilder().setBlock(block))
                .build());
    }

    private StreamObserver<Envelope> stream(
            StreamObserver<DeliverResponse> response, Function<Block, DeliverResponse> form) {
        ServerCallStreamObserver<DeliverResponse> call = (ServerCallStreamObserver<DeliverResponse>) response;
        DeliverStream stream = new DeliverStream(feed, requests, clock, call, form);
        return stream.start(streams);
    }
}
