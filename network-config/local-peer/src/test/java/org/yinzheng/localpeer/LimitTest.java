// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.network.SigningIdentity;

class LimitTest {
    private static final int SLOTS = 500;

    @TempDir
    Path folder;

    @Test
    void of_five_hundred_and_one_waiters_one_is_refused_and_slots_come_back() throws Exception {
        try (TestPeer peer = TestPeer.start(folder)) {
            SignedCommitStatusRequest never = neverCommitted(peer.clerk(TestPeer.ZHEJIANG));
            List<Context.CancellableContext> waiting = new ArrayList<>();
            List<CompletableFuture<Status>> ends = new ArrayList<>();
            for (int i = 0; i <= SLOTS; i++) {
                var context = Context.current().withCancellation();
                waiting.add(context);
                context.run(() -> ends.add(ask(peer, never)));
            }
            // whichever of them the server's threads reach last
            Status refused = (Status) CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);

            assertThat(refused.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refused.getDescription()).contains("too many requests");
            List<CompletableFuture<Status>> held =
                    ends.stream().filter(end -> !end.isDone()).toList();
            assertThat(held).hasSize(SLOTS);

            waiting.forEach(context -> context.cancel(null));
            for (CompletableFuture<Status> end : held) {
                assertThat(end.get(60, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.CANCELLED);
            }
            Contract notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
            assertThat(Calls.submit(untilAccepted(notes), "Put", "after", "1").isSuccessful())
                    .isTrue();
        }
    }

    /** The server learns of the cancellations a moment after the client. */
    private static Contract untilAccepted(Contract notes) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                Calls.evaluate(notes, "Get", "anything");
                return notes;
            } catch (GatewayException e) {
                assertThat(System.nanoTime()).as("slots come back in time").isLessThan(deadline);
            }
        }
    }

    private static CompletableFuture<Status> ask(TestPeer peer, SignedCommitStatusRequest request) {
        CompletableFuture<Status> end = new CompletableFuture<>();
        GatewayGrpc.newStub(peer.channel()).commitStatus(request, new StreamObserver<>() {
            @Override
            public void onNext(CommitStatusResponse response) {
                end.complete(Status.OK);
            }

            @Override
            public void onError(Throwable failure) {
                end.complete(((StatusRuntimeException) failure).getStatus());
            }

            @Override
            public void onCompleted() {
                // the answer came before
            }
        });
        return end;
    }

    private static SignedCommitStatusRequest neverCommitted(SigningIdentity identity) {
        ByteString request = CommitStatusRequest.newBuilder()
                .setChannelId("yinzheng")
                .setTransactionId("0".repeat(64))
                .setIdentity(identity.serialized().toByteString())
                .build()
                .toByteString();
        return SignedCommitStatusRequest.newBuilder()
                .setRequest(request)
                .setSignature(TestEnvelopes.sign(identity, request))
                .build();
    }
}
