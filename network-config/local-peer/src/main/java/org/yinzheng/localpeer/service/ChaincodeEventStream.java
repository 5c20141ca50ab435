// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.localpeer.transaction.Transaction;

/** Sends the events of one chaincode's VALID transactions, block by block. */
final class ChaincodeEventStream implements Runnable {
    private final BlockFeed feed;
    private final ServerCallStreamObserver<ChaincodeEventsResponse> call;
    private final String chaincode;
    private String after;
    private long next;

    /** @param after skip events up to and including this transaction's; empty to skip none */
    ChaincodeEventStream(
            BlockFeed feed,
            ServerCallStreamObserver<ChaincodeEventsResponse> call,
            String chaincode,
            String after,
            long first) {
        this.feed = feed;
        this.call = call;
        this.chaincode = chaincode;
        this.after = after;
        this.next = first;
    }

    @Override
    public void run() {
        while (call.isReady() && !call.isCancelled() && next < feed.height()) {
            Block block = feed.block(next++);
            List<ChaincodeEvent> events = events(block);
            if (!events.isEmpty()) {
                call.onNext(ChaincodeEventsResponse.newBuilder()
                        .setBlockNumber(block.getHeader().getNumber())
                        .addAllEvents(events)
                        .build());
            }
        }
    }

    private List<ChaincodeEvent> events(Block block) {
        ByteString flags = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        List<ChaincodeEvent> found = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (flags.byteAt(i) == TxValidationCode.VALID_VALUE
                    && block.getHeader().getNumber() > 0) {
                add(block.getData().getData(i), found);
            }
        }
        return found;
    }

    private void add(ByteString envelope, List<ChaincodeEvent> found) {
        try {
            Transaction transaction = Transaction.parse(envelope);
            boolean passed = after.isEmpty();
            if (transaction.id().equals(after)) {
                after = "";
            }
            if (passed
                    && transaction.chaincode().equals(chaincode)
                    && !transaction.action().getEvents().isEmpty()) {
                found.add(ChaincodeEvent.parseFrom(transaction.action().getEvents()));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a VALID transaction cannot be read", e);
        }
    }
}
