// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.identity.Identity;

/** One Deliver call: answers seek requests one after the other, each with blocks and a closing status. */
final class DeliverStream {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** A client that sends more requests than it reads answers is cut off. */
    private static final int MOST_WAITING = 16;

    private final BlockFeed feed;
    private final SignedRequests requests;
    private final Clock clock;
    private final ServerCallStreamObserver<DeliverResponse> call;
    private final Function<Block, DeliverResponse> form;
    private final Queue<Envelope> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean clientDone;
    private boolean finished;
    private @Nullable BlockRange range;
    private @Nullable Identity reader;

    DeliverStream(
            BlockFeed feed,
            SignedRequests requests,
            Clock clock,
            ServerCallStreamObserver<DeliverResponse> call,
            Function<Block, DeliverResponse> form) {
        this.feed = feed;
        this.requests = requests;
        this.clock = clock;
        this.call = call;
        this.form = form;
    }

    StreamObserver<Envelope> start(Executor executor) {
        BlockPump pump = BlockPump.of(executor, feed, call, this::step);
        return new StreamObserver<>() {
            @Override
            public void onNext(Envelope request) {
                if (asked.size() < MOST_WAITING) {
                    asked.add(request);
                } else {
                    clientDone = true;
                }
                pump.wake();
            }

            @Override
            public void onError(Throwable failure) {
                clientDone = true;
            }

            @Override
            public void onCompleted() {
                clientDone = true;
                pump.wake();
            }
        };
    }

    private void step() {
        while (!finished && !call.isCancelled() && call.isReady()) {
            BlockRange current = range;
            if (current == null) {
                if (!nextRequest()) {
                    return;
                }
            } else if (!advance(current)) {
                return;
            }
        }
    }

    /** @return false if there is none: wait, or end with the client. */
    private boolean nextRequest() {
        Envelope request = asked.poll();
        if (request == null) {
            if (clientDone) {
                end();
            }
            return false;
        }
        Status refusal = accept(request);
        if (refusal != Status.SUCCESS) {
            answer(refusal);
            end();
            return false;
        }
        return true;
    }

    /** @return false if the next block has not been committed yet. */
    private boolean advance(BlockRange current) {
        if (current.next() > current.last()) {
            range = null;
            answer(Status.SUCCESS);
            return true;
        }
        if (current.next() >= feed.height()) {
            if (current.failIfNotReady()) {
                answer(Status.NOT_FOUND);
                end();
            }
            return false;
        }
        if (reader != null && reader.isOver(clock.instant())) {
            answer(Status.FORBIDDEN);
            end();
            return false;
        }
        Block block = feed.block(current.next());
        call.onNext(form.apply(current.headersOnly() && current.next() > 0 ? headers(block) : block));
        range = current.advanced();
        return true;
    }

    private Status accept(Envelope envelope) {
        try {
            Payload payload = Payload.parseFrom(envelope.getPayload());
            ChannelHeader channel = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            Instant claimed = Instant.ofEpochSecond(
                    Math.max(0, Math.min(channel.getTimestamp().getSeconds(), Integer.MAX_VALUE * 16L)));
            if (Duration.between(claimed, clock.instant()).abs().compareTo(WINDOW) > 0) {
                return Status.BAD_REQUEST;
            }
            if (!channel.getChannelId().equals(requests.channel())) {
                return Status.NOT_FOUND;
            }
            SignatureHeader signer =
                    SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
            Optional<Identity> from =
                    requests.reader(signer.getCreator(), envelope.getPayload(), envelope.getSignature());
            if (from.isEmpty() || from.get().isOver(clock.instant())) {
                return Status.FORBIDDEN;
            }
            reader = from.get();
            range = BlockRange.of(SeekInfo.parseFrom(payload.getData()), feed.height());
            return range == null ? Status.BAD_REQUEST : Status.SUCCESS;
        } catch (InvalidProtocolBufferException e) {
            return Status.BAD_REQUEST;
        }
    }

    private static Block headers(Block block) {
        return block.toBuilder().clearData().build();
    }

    private void answer(Status status) {
        call.onNext(DeliverResponse.newBuilder().setStatus(status).build());
    }

    private void end() {
        finished = true;
        call.onCompleted();
    }
}
