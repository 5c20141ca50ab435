// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.localpeer.transaction.Transaction;

/** Blocks reduced to ids, validity and the names of events. */
final class FilteredBlocks {
    private FilteredBlocks() {}

    static FilteredBlock of(Block block, String channel) {
        ByteString flags = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        FilteredBlock.Builder filtered = FilteredBlock.newBuilder()
                .setChannelId(channel)
                .setNumber(block.getHeader().getNumber());
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            filtered.addFilteredTransactions(transaction(block.getData().getData(i), flags.byteAt(i) & 0xff));
        }
        return filtered.build();
    }

    private static FilteredTransaction transaction(ByteString envelope, int code) {
        FilteredTransaction.Builder filtered = FilteredTransaction.newBuilder().setTxValidationCodeValue(code);
        try {
            ChannelHeader header = ChannelHeader.parseFrom(
                    Payload.parseFrom(Envelope.parseFrom(envelope).getPayload())
                            .getHeader()
                            .getChannelHeader());
            filtered.setTxid(header.getTxId()).setTypeValue(header.getType());
            if (code == TxValidationCode.VALID_VALUE && header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
                filtered.setTransactionActions(actions(Transaction.parse(envelope)));
            }
        } catch (InvalidProtocolBufferException e) {
            // an unreadable transaction was flagged so; its id is not known
            return filtered.build();
        }
        return filtered.build();
    }

    private static FilteredTransactionActions actions(Transaction transaction) throws InvalidProtocolBufferException {
        FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
        ByteString event = transaction.action().getEvents();
        if (!event.isEmpty()) {
            // the payload stays behind: a filtered block shows that an event was, not what it says
            actions.addChaincodeActions(FilteredChaincodeAction.newBuilder()
                    .setChaincodeEvent(
                            ChaincodeEvent.parseFrom(event).toBuilder().clearPayload()));
        }
        return actions.build();
    }
}
