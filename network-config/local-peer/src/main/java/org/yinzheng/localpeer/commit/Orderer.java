// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.channel.ChaincodeDefinition;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.channel.ChannelPolicies;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.endorsement.LifecycleWrites;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.identity.IdentityException;
import org.yinzheng.localpeer.ledger.BlockCommit;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;

/**
 * Takes envelopes, puts them in order and commits them in blocks, on one thread. While one block is being written the next
 * one fills; an idle ledger waits a few milliseconds for company.
 */
public final class Orderer implements AutoCloseable {
    /** More waiting transactions than this are refused: the client should try again later. */
    private static final int MOST_WAITING = 5_000;

    /** Cut the block when nothing has come for so long. */
    private static final Duration QUIET = Duration.ofMillis(2);

    private final ChannelConfig config;
    private final BlockCommitter committer;
    private final TransactionCheck check;
    private final Clock clock;
    private final Duration linger;
    private final List<CommitListener> listeners;
    private final BlockingQueue<Submission> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final TakenEnvelopes taken = new TakenEnvelopes();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable LedgerException failure;

    private Orderer(
            PeerNetwork network,
            BlockCommitter committer,
            Clock clock,
            Duration linger,
            List<CommitListener> listeners) {
        this.config = network.config();
        this.clock = clock;
        this.committer = committer;
        this.check = new TransactionCheck(config);
        this.linger = linger.compareTo(config.batch().timeout()) < 0
                ? linger
                : config.batch().timeout();
        this.listeners = List.copyOf(listeners);
        this.thread = new Thread(this::run, "orderer");
    }

    /**
     * Writes block 0 if the ledger is new, defines the chaincodes that are not defined yet, and starts.
     *
     * @param linger how long an idle ledger waits for more transactions; at most the channel's batch timeout
     */
    public static Orderer start(
            PeerNetwork network, LedgerStore store, Clock clock, Duration linger, List<CommitListener> listeners) {
        BlockCommitter committer = new BlockCommitter(network, store);
        Orderer orderer = new Orderer(network, committer, clock, linger, listeners);
        orderer.defineChaincodes(network, store);
        orderer.thread.start();
        return orderer;
    }

    /**
     * Takes an envelope for ordering; one that is waiting already is not put in the queue again.
     *
     * @return completed once the block that holds it is durable
     */
    public CompletableFuture<Void> submit(Envelope envelope) throws SubmissionException {
        ByteString bytes = envelope.toByteString();
        requireSize(bytes.size());
        CheckedTransaction checked = check.check(bytes);
        requireWriter(envelope, checked.code());
        LedgerException failed = failure;
        if (failed != null) {
            throw new SubmissionException(
                    Status.SERVICE_UNAVAILABLE, "the ledger has stopped writing: " + failed.getMessage());
        }
        Submission submission = new Submission(bytes, checked, new CompletableFuture<>());
        CompletableFuture<Void> first = taken.first(submission);
        if (first != submission.durable()) {
            return first;
        }
        if (stopping || !waiting.offer(submission)) {
            taken.forget(submission);
            throw new SubmissionException(
                    Status.SERVICE_UNAVAILABLE, "too many transactions are waiting: try again in a moment");
        }
        return submission.durable();
    }

    /** What an orderer asks before it takes an envelope. */
    private void requireWriter(Envelope envelope, TxValidationCode code) throws SubmissionException {
        switch (code) {
            case NIL_ENVELOPE, BAD_PAYLOAD, BAD_COMMON_HEADER ->
                throw new SubmissionException(Status.BAD_REQUEST, "the envelope cannot be read: " + code);
            case BAD_CREATOR_SIGNATURE ->
                throw new SubmissionException(Status.FORBIDDEN, "the creator is no member, or did not sign");
            case INVALID_CONFIG_TRANSACTION ->
                throw new SubmissionException(
                        Status.FORBIDDEN, "the local peer takes no configuration update: make a new network");
            default -> requireWritersPolicy(envelope);
        }
    }

    private void requireWritersPolicy(Envelope envelope) throws SubmissionException {
        try {
            SignatureHeader header = SignatureHeader.parseFrom(
                    Payload.parseFrom(envelope.getPayload()).getHeader().getSignatureHeader());
            Identity creator = config.members().identify(header.getCreator());
            if (creator.isOver(clock.instant())) {
                throw new SubmissionException(
                        Status.BAD_REQUEST,
                        "broadcast client identity expired: the certificate ended at " + creator.end());
            }
            if (!config.policies().satisfied(ChannelPolicies.WRITERS, List.of(creator))) {
                throw new SubmissionException(
                        Status.FORBIDDEN, "the creator does not satisfy the policy " + ChannelPolicies.WRITERS);
            }
        } catch (InvalidProtocolBufferException | IdentityException e) {
            throw new SubmissionException(Status.FORBIDDEN, "the creator is no member of the channel");
        }
    }

    private void requireSize(int size) throws SubmissionException {
        if (size > config.batch().absoluteMaxBytes()) {
            throw new SubmissionException(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "message payload is " + size + " bytes and exceeds maximum allowed "
                            + config.batch().absoluteMaxBytes() + " bytes");
        }
    }

    private void defineChaincodes(PeerNetwork network, LedgerStore store) {
        List<ByteString> envelopes = new ArrayList<>();
        for (ChaincodeDefinition definition : network.chaincodes()) {
            if (!LifecycleWrites.isDefined(definition, store.committed())) {
                envelopes.add(LifecycleTransaction.envelope(network, definition, store.committed(), clock.instant()));
            }
        }
        if (!envelopes.isEmpty()) {
            BlockCommit commit = committer.commit(
                    envelopes, envelopes.stream().map(check::check).toList());
            commit.transactions().stream()
                    .filter(place -> place.code() != TxValidationCode.VALID)
                    .findFirst()
                    .ifPresent(place -> {
                        throw new LedgerException("a chaincode could not be defined: " + place.code());
                    });
        }
    }

    private void run() {
        try {
            while (!stopping || !waiting.isEmpty()) {
                List<Submission> batch = gather();
                if (!batch.isEmpty()) {
                    commit(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Submission> gather() throws InterruptedException {
        List<Submission> batch = new ArrayList<>();
        Submission first = waiting.poll(50, TimeUnit.MILLISECONDS);
        if (first == null) {
            return batch;
        }
        batch.add(first);
        long bytes = first.envelope().size();
        long deadline = System.nanoTime() + linger.toNanos();
        while (batch.size() < config.batch().maxMessages()
                && bytes < config.batch().preferredMaxBytes()) {
            long patience = Math.min(QUIET.toNanos(), deadline - System.nanoTime());
            Submission next = patience > 0 ? waiting.poll(patience, TimeUnit.NANOSECONDS) : waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            bytes += next.envelope().size();
        }
        return batch;
    }

    private void commit(List<Submission> batch) {
        LedgerException failed = failure;
        if (failed != null) {
            batch.forEach(submission -> submission.durable().completeExceptionally(failed));
            return;
        }
        try {
            long start = System.nanoTime();
            BlockCommit commit = committer.commit(
                    batch.stream().map(Submission::envelope).toList(),
                    batch.stream().map(Submission::checked).toList());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            listeners.forEach(listener -> listener.took(took));
            listeners.forEach(listener -> listener.committed(commit.block(), commit.transactions()));
            batch.forEach(submission -> submission.durable().complete(null));
        } catch (LedgerException e) {
            stopWriting(e, batch);
        } catch (RuntimeException | Error e) {
            // a fault of this program: an orderer that died of it would leave everybody waiting for ever
            stopWriting(new LedgerException("a block could not be made: " + e, e), batch);
        }
    }

    private void stopWriting(LedgerException reason, List<Submission> batch) {
        failure = reason;
        batch.forEach(submission -> submission.durable().completeExceptionally(reason));
    }

    /** Transactions that wait for their block. */
    public int waiting() {
        return waiting.size();
    }

    /** Commits what is waiting, then stops. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
