// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.COMPLETED;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.ERROR;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.GET_STATE;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.GET_STATE_MULTIPLE;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.PUT_STATE;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.READY;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.REGISTER;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.RESPONSE;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.TRANSACTION;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.WRITE_BATCH_STATE;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;

class PeerStreamTest {
    private static final LedgerKeys.Key ONE = LedgerKeys.licence("ONE");
    private static final LedgerKeys.Key TWO = LedgerKeys.licence("TWO");
    private static final ChaincodeAdditionalParams EVERYTHING = ChaincodeAdditionalParams.newBuilder()
            .setUseWriteBatch(true)
            .setMaxSizeWriteBatch(2)
            .setUseGetMultipleKeys(true)
            .setMaxSizeGetMultipleKeys(2)
            .build();

    private final ExecutorService workers = Executors.newCachedThreadPool();

    @BeforeAll
    static void noTracing() {
        Traces.initialize(new Properties());
        QuietShim.apply();
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void a_call_that_follows_at_once_under_the_same_transaction_is_carried_out() {
        int calls = 50;
        var done = new CompletableFuture<Void>();
        var peer = new Peer(stub -> stub.getState("key"), EVERYTHING);
        peer.whenCompleted = count -> {
            if (count < calls) {
                // quicker than any network: on the thread that has just answered
                peer.call("same");
            } else {
                done.complete(null);
            }
        };
        peer.call("same");
        assertThat(done).succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(peer.said(COMPLETED)).hasSize(calls);
    }

    @Test
    void writes_go_out_together_before_the_answer() throws Exception {
        var peer = new Peer(
                stub -> {
                    stub.putStringState("a", "1");
                    stub.delState("b");
                    stub.setStateValidationParameter("a", new byte[] {7});
                    return stub.getState("a");
                },
                EVERYTHING);
        assertThat(peer.answerTo("tx")).isEqualTo("value of a");
        assertThat(peer.types()).containsExactly(REGISTER, WRITE_BATCH_STATE, GET_STATE, WRITE_BATCH_STATE, COMPLETED);
        assertThat(batch(peer, 0))
                .extracting(WriteRecord::getType, WriteRecord::getKey)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(WriteRecord.Type.PUT_STATE, "a"),
                        org.assertj.core.groups.Tuple.tuple(WriteRecord.Type.DEL_STATE, "b"));
        assertThat(batch(peer, 0).get(0).getValue().toStringUtf8()).isEqualTo("1");
        assertThat(batch(peer, 1).get(0).getMetadata().getValue()).isEqualTo(ByteString.copyFrom(new byte[] {7}));
    }

    @Test
    void to_a_peer_that_offers_nothing_each_read_and_write_is_a_message() throws Exception {
        var peer = new Peer(
                stub -> {
                    new Ledger(stub).readAhead(List.of(ONE, TWO));
                    stub.putStringState("a", "1");
                    return stub.getState("a");
                },
                ChaincodeAdditionalParams.getDefaultInstance());
        assertThat(peer.answerTo("tx")).isEqualTo("value of a");
        assertThat(peer.types()).containsExactly(REGISTER, GET_STATE, GET_STATE, PUT_STATE, GET_STATE, COMPLETED);
    }

    @Test
    void of_a_peer_that_takes_several_keys_and_does_not_say_how_many_each_is_asked_alone() throws Exception {
        var offers = ChaincodeAdditionalParams.newBuilder()
                .setUseGetMultipleKeys(true)
                .build();
        var peer = new Peer(
                stub -> {
                    new Ledger(stub).readAhead(List.of(ONE, TWO));
                    return new byte[0];
                },
                offers);
        peer.answerTo("tx");
        assertThat(peer.types()).containsExactly(REGISTER, GET_STATE, GET_STATE, COMPLETED);
    }

    @Test
    void keys_read_ahead_are_one_message_and_are_not_asked_for_again() throws Exception {
        var peer = new Peer(
                stub -> {
                    var ledger = new Ledger(stub);
                    ledger.readAhead(List.of(ONE, TWO, ONE));
                    return (ledger.raw(TWO) + "|" + ledger.raw(ONE)).getBytes(StandardCharsets.UTF_8);
                },
                EVERYTHING);
        assertThat(peer.answerTo("tx")).isEqualTo("value of " + TWO.text() + "|value of " + ONE.text());
        assertThat(peer.types()).containsExactly(REGISTER, GET_STATE_MULTIPLE, COMPLETED);
    }

    @Test
    void writes_that_the_peer_refuses_are_an_error_and_no_answer() {
        var peer = new Peer(
                stub -> {
                    stub.putStringState("a", "1");
                    return new byte[0];
                },
                EVERYTHING);
        peer.refusesWrites = true;
        peer.call("tx");
        assertThat(peer.last()).isEqualTo(ERROR);
    }

    @Test
    void a_call_beyond_the_most_is_refused_and_does_not_wait() {
        var peer = new Peer(stub -> new byte[0], EVERYTHING, call -> {
            throw new RejectedExecutionException();
        });
        peer.call("tx");
        assertThat(peer.last()).isEqualTo(ERROR);
    }

    @Test
    void a_peer_that_goes_leaves_no_call_waiting() throws Exception {
        var ended = new CompletableFuture<String>();
        var peer = new Peer(
                stub -> {
                    try {
                        return stub.getState("never answered");
                    } catch (RuntimeException e) {
                        ended.complete(e.getClass().getSimpleName());
                        throw e;
                    }
                },
                EVERYTHING);
        peer.call("tx");
        peer.asked.get(30, TimeUnit.SECONDS);
        peer.stream.onError(new IllegalStateException("the line was cut"));
        assertThat(ended).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private static List<WriteRecord> batch(Peer peer, int index) throws InvalidProtocolBufferException {
        return WriteBatchState.parseFrom(peer.said(WRITE_BATCH_STATE).get(index).getPayload())
                .getRecList();
    }

    /** The other end of the stream: answers reads with the key's name, and notes what was said to it. */
    private final class Peer implements StreamObserver<ChaincodeMessage> {
        final PeerStream stream;
        final List<ChaincodeMessage> messages = new CopyOnWriteArrayList<>();
        final CompletableFuture<Void> asked = new CompletableFuture<>();
        private final CompletableFuture<ChaincodeMessage> end = new CompletableFuture<>();
        java.util.function.IntConsumer whenCompleted = count -> {};
        boolean refusesWrites;

        Peer(Function<ChaincodeStub, byte[]> contract, ChaincodeAdditionalParams offers) {
            this(contract, offers, workers);
        }

        Peer(
                Function<ChaincodeStub, byte[]> contract,
                ChaincodeAdditionalParams offers,
                java.util.concurrent.Executor workers) {
            stream = new PeerStream(chaincode(contract), this, workers);
            stream.register("package");
            stream.onNext(ChaincodeMessage.newBuilder()
                    .setType(READY)
                    .setPayload(offers.toByteString())
                    .build());
        }

        void call(String transaction) {
            stream.onNext(ChaincodeMessage.newBuilder()
                    .setType(TRANSACTION)
                    .setChannelId("channel")
                    .setTxid(transaction)
                    .build());
        }

        String answerTo(String transaction) throws Exception {
            call(transaction);
            var response = Response.parseFrom(end.get(30, TimeUnit.SECONDS).getPayload());
            assertThat(response.getStatus()).as(response.getMessage()).isEqualTo(200);
            return response.getPayload().toStringUtf8();
        }

        ChaincodeMessage.Type last() {
            return end.orTimeout(30, TimeUnit.SECONDS).join().getType();
        }

        List<ChaincodeMessage> said(ChaincodeMessage.Type type) {
            return messages.stream().filter(one -> one.getType() == type).toList();
        }

        List<ChaincodeMessage.Type> types() {
            return messages.stream().map(ChaincodeMessage::getType).toList();
        }

        @Override
        public void onNext(ChaincodeMessage message) {
            messages.add(message);
            try {
                switch (message.getType()) {
                    case GET_STATE -> {
                        var key = GetState.parseFrom(message.getPayload()).getKey();
                        asked.complete(null);
                        if (!key.startsWith("never")) {
                            answer(message, ByteString.copyFromUtf8("value of " + key));
                        }
                    }
                    case GET_STATE_MULTIPLE -> {
                        var values = GetStateMultipleResult.newBuilder();
                        GetStateMultiple.parseFrom(message.getPayload())
                                .getKeysList()
                                .forEach(key -> values.addValues(ByteString.copyFromUtf8("value of " + key)));
                        answer(message, values.build().toByteString());
                    }
                    case PUT_STATE, WRITE_BATCH_STATE -> {
                        if (refusesWrites) {
                            stream.onNext(PeerStream.error(message, "refused"));
                        } else {
                            answer(message, ByteString.EMPTY);
                        }
                    }
                    case COMPLETED, ERROR -> {
                        end.complete(message);
                        whenCompleted.accept(said(COMPLETED).size());
                    }
                    default -> {}
                }
            } catch (InvalidProtocolBufferException e) {
                end.completeExceptionally(e);
            }
        }

        private void answer(ChaincodeMessage question, ByteString payload) {
            stream.onNext(
                    question.toBuilder().setType(RESPONSE).setPayload(payload).build());
        }

        @Override
        public void onError(Throwable problem) {
            end.completeExceptionally(problem);
        }

        @Override
        public void onCompleted() {
            end.completeExceptionally(new IllegalStateException("the stream ended"));
        }
    }

    private static Chaincode chaincode(Function<ChaincodeStub, byte[]> contract) {
        return new Chaincode() {
            @Override
            public Response init(ChaincodeStub stub) {
                return invoke(stub);
            }

            @Override
            public Response invoke(ChaincodeStub stub) {
                try {
                    return ResponseUtils.newSuccessResponse(contract.apply(stub));
                } catch (RuntimeException e) {
                    return ResponseUtils.newErrorResponse(e);
                }
            }
        };
    }
}
