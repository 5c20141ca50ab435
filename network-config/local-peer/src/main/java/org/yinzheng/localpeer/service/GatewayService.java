// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.yinzheng.localpeer.commit.Orderer;
import org.yinzheng.localpeer.commit.SubmissionException;
import org.yinzheng.localpeer.endorsement.EndorsementException;
import org.yinzheng.localpeer.endorsement.Endorser;
import org.yinzheng.localpeer.ledger.LedgerException;
import org.yinzheng.localpeer.ledger.LedgerStore;
import org.yinzheng.localpeer.ledger.TransactionPlace;

/**
 * Fabric's Gateway service. Submit answers when the transaction's block is durable, which is later, and safer, than an
 * orderer's receipt.
 */
final class GatewayService extends GatewayGrpc.GatewayImplBase {
    private final Endorser endorser;
    private final Orderer orderer;
    private final LedgerStore store;
    private final CommitWaiters waiters;
    private final BlockFeed feed;
    private final SignedRequests requests;
    private final Executor streams;
    private final GrpcErrors errors;

    GatewayService(
            Endorser endorser,
            Orderer orderer,
            LedgerStore store,
            CommitWaiters waiters,
            BlockFeed feed,
            SignedRequests requests,
            Executor streams,
            GrpcErrors errors) {
        this.endorser = endorser;
        this.orderer = orderer;
        this.store = store;
        this.waiters = waiters;
        this.feed = feed;
        this.requests = requests;
        this.streams = streams;
        this.errors = errors;
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> response) {
        try {
            response.onNext(EvaluateResponse.newBuilder()
                    .setResult(
                            endorser.evaluate(request.getProposedTransaction(), request.getTargetOrganizationsList()))
                    .build());
            response.onCompleted();
        } catch (EndorsementException e) {
            response.onError(errors.evaluating(e, first(request.getTargetOrganizationsList())));
        } catch (LedgerException e) {
            response.onError(errors.of(Code.INTERNAL, GrpcErrors.text(e)));
        } catch (InterruptedException e) {
            response.onError(stopping());
        }
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> response) {
        try {
            Envelope prepared =
                    endorser.endorse(request.getProposedTransaction(), request.getEndorsingOrganizationsList());
            response.onNext(EndorseResponse.newBuilder()
                    .setPreparedTransaction(prepared)
                    .build());
            response.onCompleted();
        } catch (EndorsementException e) {
            response.onError(errors.endorsing(e, asked(request)));
        } catch (LedgerException e) {
            response.onError(errors.of(Code.INTERNAL, GrpcErrors.text(e)));
        } catch (InterruptedException e) {
            response.onError(stopping());
        }
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> response) {
        if (!request.getChannelId().equals(requests.channel())) {
            response.onError(errors.of(Code.NOT_FOUND, wrongChannel(request.getChannelId())));
            return;
        }
        try {
            orderer.submit(request.getPreparedTransaction()).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    response.onNext(SubmitResponse.getDefaultInstance());
                    response.onCompleted();
                } else {
                    response.onError(errors.of(
                            Code.UNAVAILABLE,
                            "the transaction's outcome is unknown: the ledger" + " stopped while writing its block"));
                }
            });
        } catch (SubmissionException e) {
            response.onError(submitting(e));
        } catch (LedgerException e) {
            response.onError(errors.of(Code.INTERNAL, GrpcErrors.text(e)));
        }
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest signed, StreamObserver<CommitStatusResponse> response) {
        CommitStatusRequest request;
        try {
            request = CommitStatusRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            response.onError(errors.of(Code.INVALID_ARGUMENT, "invalid status request: " + e.getMessage()));
            return;
        }
        if (request.getTransactionId().isEmpty() || request.getChannelId().isEmpty()) {
            response.onError(errors.of(Code.INVALID_ARGUMENT, "a channel id and a transaction id are required"));
        } else if (!request.getChannelId().equals(requests.channel())) {
            response.onError(errors.of(Code.NOT_FOUND, wrongChannel(request.getChannelId())));
        } else if (!requests.isFromReader(request.getIdentity(), signed.getRequest(), signed.getSignature())) {
            response.onError(errors.of(Code.PERMISSION_DENIED, "the request is not signed by a reader of the channel"));
        } else {
            answerWhenCommitted(request.getTransactionId(), (ServerCallStreamObserver<CommitStatusResponse>) response);
        }
    }

    private void answerWhenCommitted(String id, ServerCallStreamObserver<CommitStatusResponse> response) {
        CompletableFuture<TransactionPlace> waiter;
        try {
            waiter = waiters.await(id);
        } catch (LedgerException e) {
            response.onError(errors.of(Code.INTERNAL, GrpcErrors.text(e)));
            return;
        }
        response.setOnCancelHandler(() -> waiters.forget(id, waiter));
        waiter.thenAccept(place -> {
            response.onNext(CommitStatusResponse.newBuilder()
                    .setResult(place.code())
                    .setBlockNumber(place.block())
                    .build());
            response.onCompleted();
        });
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest signed, StreamObserver<ChaincodeEventsResponse> response) {
        ChaincodeEventsRequest request;
        try {
            request = ChaincodeEventsRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            response.onError(errors.of(Code.INVALID_ARGUMENT, "invalid chaincode events request: " + e.getMessage()));
            return;
        }
        if (!request.getChannelId().equals(requests.channel())) {
            response.onError(errors.of(Code.NOT_FOUND, wrongChannel(request.getChannelId())));
            return;
        }
        if (!requests.isFromReader(request.getIdentity(), signed.getRequest(), signed.getSignature())) {
            response.onError(errors.of(Code.PERMISSION_DENIED, "the request is not signed by a reader of the channel"));
            return;
        }
        Optional<Long> first = firstBlock(request);
        if (first.isEmpty()) {
            response.onError(errors.of(Code.INVALID_ARGUMENT, "invalid start position type: next commit or a number"));
            return;
        }
        var call = (ServerCallStreamObserver<ChaincodeEventsResponse>) response;
        var stream = new ChaincodeEventStream(
                feed, call, request.getChaincodeId(), request.getAfterTransactionId(), first.get());
        BlockPump.of(streams, feed, call, stream).wake();
    }

    private Optional<Long> firstBlock(ChaincodeEventsRequest request) {
        Optional<Long> after =
                store.transaction(request.getAfterTransactionId()).map(TransactionPlace::block);
        if (after.isPresent()) {
            return after;
        }
        SeekPosition position = request.getStartPosition();
        return switch (position.getTypeCase()) {
            case SPECIFIED ->
                Optional.of(BlockRange.specified(position.getSpecified().getNumber()));
            case NEXT_COMMIT, TYPE_NOT_SET -> Optional.of(feed.height());
            case OLDEST, NEWEST -> Optional.empty();
        };
    }

    private StatusRuntimeException submitting(SubmissionException e) {
        String message =
                "received unsuccessful response from orderer: status=" + e.status() + ", info=" + GrpcErrors.text(e);
        return switch (e.status()) {
            case SERVICE_UNAVAILABLE -> errors.withDetail(Code.UNAVAILABLE, message, "", GrpcErrors.text(e));
            default -> errors.withDetail(Code.ABORTED, message, "", GrpcErrors.text(e));
        };
    }

    private StatusRuntimeException stopping() {
        Thread.currentThread().interrupt();
        return errors.of(Code.UNAVAILABLE, "the peer is stopping");
    }

    private String wrongChannel(String channel) {
        return "channel '" + channel + "' not found: this peer has joined '" + requests.channel() + "'";
    }

    /** Whose peers a network would have asked: those named, otherwise the creator's own first. */
    private static List<String> asked(EndorseRequest request) {
        if (!request.getEndorsingOrganizationsList().isEmpty()) {
            return request.getEndorsingOrganizationsList();
        }
        try {
            var header = Header.parseFrom(
                    Proposal.parseFrom(request.getProposedTransaction().getProposalBytes())
                            .getHeader());
            var signature = SignatureHeader.parseFrom(header.getSignatureHeader());
            return List.of(SerializedIdentity.parseFrom(signature.getCreator()).getMspid());
        } catch (InvalidProtocolBufferException e) {
            return List.of("");
        }
    }

    private static String first(List<String> organisations) {
        return organisations.isEmpty() ? "" : organisations.get(0);
    }
}
