// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.network.SigningIdentity;

class DeliverTest {
    @TempDir
    static Path folder;

    static TestPeer peer;
    static Network network;
    static Contract notes;

    @BeforeAll
    static void start() {
        peer = TestPeer.start(folder);
        network = peer.network(TestPeer.ZHEJIANG);
        notes = network.getContract(TestPeer.ZJ, "notes");
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @Test
    void blocks_come_from_the_first_on_and_then_as_they_are_made() throws Exception {
        try (CloseableIterator<Block> blocks =
                network.newBlockEventsRequest().startBlock(0).build().getEvents()) {
            assertThat(blocks.next().getHeader().getNumber()).isZero();
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(1);
            long number = Calls.submit(notes, "Put", "live", "1").getBlockNumber();
            long next = 2;
            while (next <= number) {
                assertThat(blocks.next().getHeader().getNumber()).isEqualTo(next++);
            }
        }
    }

    @Test
    void filtered_blocks_tell_ids_and_codes_but_no_content() throws Exception {
        Transaction transaction = Calls.endorse(notes, "Create", "filtered", "content");
        long number = Calls.submit(transaction).getBlockNumber();
        try (CloseableIterator<FilteredBlock> blocks = network.newFilteredBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents()) {
            FilteredBlock block = blocks.next();
            assertThat(block.getNumber()).isEqualTo(number);
            assertThat(block.getFilteredTransactions(0).getTxid()).isEqualTo(transaction.getTransactionId());
            assertThat(block.getFilteredTransactions(0).getTxValidationCode()).isEqualTo(TxValidationCode.VALID);
            assertThat(block.getFilteredTransactions(0)
                            .getTransactionActions()
                            .getChaincodeActions(0)
                            .getChaincodeEvent()
                            .getPayload())
                    .isEmpty();
        }
    }

    @Test
    void blocks_with_private_data_come_without_any() throws Exception {
        try (var blocks = network.newBlockAndPrivateDataEventsRequest()
                .startBlock(1)
                .build()
                .getEvents()) {
            assertThat(blocks.next().getBlock().getHeader().getNumber()).isEqualTo(1);
        }
    }

    @Test
    void events_of_valid_transactions_are_replayed_from_a_block_or_after_a_transaction() throws Exception {
        List<Transaction> made = new ArrayList<>();
        long first = 0;
        for (int i = 0; i < 3; i++) {
            Transaction transaction = Calls.endorse(notes, "Create", "event" + i, "v");
            long number = Calls.submit(transaction).getBlockNumber();
            first = i == 0 ? number : first;
            made.add(transaction);
        }
        Transaction refused = Calls.proposal(notes, new String[] {TestPeer.ZHEJIANG}, "Create", "never", "v")
                .endorse();
        Calls.submit(refused);
        Transaction last = Calls.endorse(notes, "Create", "event3", "v");
        Calls.submit(last);

        try (CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest(TestPeer.ZJ)
                .startBlock(first)
                .build()
                .getEvents()) {
            for (int i = 0; i < 4; i++) {
                ChaincodeEvent event = events.next();
                assertThat(event.getEventName()).isEqualTo("note.created");
                assertThat(new String(event.getPayload(), StandardCharsets.UTF_8))
                        .isEqualTo("event" + i);
            }
        }
        InMemoryCheckpointer checkpoint = new InMemoryCheckpointer();
        checkpoint.checkpointTransaction(first, made.get(1).getTransactionId());
        try (CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest(TestPeer.ZJ)
                .checkpoint(checkpoint)
                .build()
                .getEvents()) {
            assertThat(events.next().getTransactionId()).isEqualTo(made.get(2).getTransactionId());
        }
    }

    @Test
    void events_from_a_block_that_nobody_will_see_are_waited_for() throws Exception {
        // on the wire the number is unsigned: this is 2^64 - 1
        try (CloseableIterator<ChaincodeEvent> never = network.newChaincodeEventsRequest(TestPeer.ZJ)
                .startBlock(-1)
                .build()
                .getEvents()) {
            CompletableFuture<ChaincodeEvent> seen = CompletableFuture.supplyAsync(never::next);
            long block = Calls.submit(notes, "Create", "unseen", "v").getBlockNumber();
            try (CloseableIterator<ChaincodeEvent> events = network.newChaincodeEventsRequest(TestPeer.ZJ)
                    .startBlock(block)
                    .build()
                    .getEvents()) {
                assertThat(events.next().getBlockNumber()).isEqualTo(block);
            }
            assertThat(seen).isNotDone();
        }
    }

    @Test
    void a_bounded_request_ends_with_success_and_a_senseless_one_is_refused() throws Exception {
        assertThat(ask(envelope(0, 1, false))).satisfies(answers -> {
            assertThat(answers).hasSize(3);
            assertThat(answers.get(2).getStatus()).isEqualTo(Status.SUCCESS);
        });
        assertThat(ask(envelope(5, 1, false)).get(0).getStatus()).isEqualTo(Status.BAD_REQUEST);
        assertThat(ask(envelope(900_000, 900_001, true)).get(0).getStatus()).isEqualTo(Status.NOT_FOUND);
        Envelope unsigned = envelope(0, 1, false).toBuilder().clearSignature().build();
        assertThat(ask(unsigned).get(0).getStatus()).isEqualTo(Status.FORBIDDEN);
        assertThat(ask(Envelope.getDefaultInstance()).get(0).getStatus()).isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void a_member_whose_certificate_is_over_asks_for_nothing_new(@TempDir Path other) throws Exception {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(6 * 365));
        try (TestPeer late = TestPeer.start(TestPeer.settings(other).withClock(later))) {
            SigningIdentity clerk = late.clerk(TestPeer.ZHEJIANG);
            EvaluateRequest proposal = EvaluateRequest.newBuilder()
                    .setProposedTransaction(TestEnvelopes.proposal(clerk, TestPeer.ZJ, later.instant(), "over", ""))
                    .build();
            assertThatThrownBy(() -> GatewayGrpc.newBlockingStub(late.channel()).evaluate(proposal))
                    .hasMessageContaining("proposal client identity expired");
            assertThat(ask(late, TestEnvelopes.seek(clerk, 0, 1, false, later.instant()))
                            .get(0)
                            .getStatus())
                    .isEqualTo(Status.FORBIDDEN);
        }
    }

    private static Envelope envelope(long from, long to, boolean failIfNotReady) {
        return TestEnvelopes.seek(peer.clerk(TestPeer.ZHEJIANG), from, to, failIfNotReady);
    }

    /** All answers up to the end of the stream, or to the first status. */
    private static List<DeliverResponse> ask(Envelope request) throws InterruptedException {
        return ask(peer, request);
    }

    private static List<DeliverResponse> ask(TestPeer peer, Envelope request) throws InterruptedException {
        LinkedBlockingQueue<DeliverResponse> answers = new LinkedBlockingQueue<>();
        StreamObserver<Envelope> requests = DeliverGrpc.newStub(peer.channel()).deliver(new StreamObserver<>() {
            @Override
            public void onNext(DeliverResponse answer) {
                answers.add(answer);
            }

            @Override
            public void onError(Throwable failure) {
                // the test waits for a status in vain, and fails
            }

            @Override
            public void onCompleted() {
                // the status came before
            }
        });
        requests.onNext(request);
        List<DeliverResponse> received = new ArrayList<>();
        DeliverResponse answer;
        do {
            answer = answers.poll(60, TimeUnit.SECONDS);
            assertThat(answer).as("an answer in time").isNotNull();
            received.add(answer);
        } while (answer.getTypeCase() != DeliverResponse.TypeCase.STATUS);
        requests.onCompleted();
        return received;
    }
}
