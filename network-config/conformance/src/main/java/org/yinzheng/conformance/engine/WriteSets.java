// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.engine;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Read and write sets of the VALID transactions of a ledger, as text, without versions: those say only which block it was. */
final class WriteSets {
    private static final int VALID = TxValidationCode.VALID_VALUE;

    private WriteSets() {}

    /** From transaction id to sets as text, in the ledger's order, up to and with this block. */
    static Map<String, String> read(Gateway gateway, long lastBlock) {
        Map<String, String> texts = new LinkedHashMap<>();
        transactions(gateway, lastBlock).forEach((id, sets) -> texts.put(id, text(sets)));
        return texts;
    }

    /** From transaction id to sets, in the ledger's order, up to and with this block. */
    static Map<String, TxReadWriteSet> transactions(Gateway gateway, long lastBlock) {
        Map<String, TxReadWriteSet> sets = new LinkedHashMap<>();
        var request = gateway.getNetwork(LedgerClient.CHANNEL)
                .newBlockEventsRequest()
                .startBlock(0)
                .build();
        try (CloseableIterator<Block> blocks = request.getEvents()) {
            for (long number = 0; number <= lastBlock; number++) {
                addTo(sets, blocks.next());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a block that does not parse", e);
        }
        return sets;
    }

    private static void addTo(Map<String, TxReadWriteSet> sets, Block block) throws InvalidProtocolBufferException {
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            Payload payload = Payload.parseFrom(
                    Envelope.parseFrom(block.getData().getData(i)).getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE && codes.byteAt(i) == VALID) {
                sets.put(header.getTxId(), sets(Transaction.parseFrom(payload.getData())));
            }
        }
    }

    /** A transaction of Fabric's has one action. */
    private static TxReadWriteSet sets(Transaction transaction) throws InvalidProtocolBufferException {
        var action = ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload())
                .getAction();
        var response = ProposalResponsePayload.parseFrom(action.getProposalResponsePayload());
        return TxReadWriteSet.parseFrom(
                ChaincodeAction.parseFrom(response.getExtension()).getResults());
    }

    private static String text(TxReadWriteSet sets) {
        StringBuilder text = new StringBuilder("data model " + sets.getDataModel() + "\n");
        try {
            for (NsReadWriteSet set : sets.getNsRwsetList()) {
                append(text, set);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a set that does not parse", e);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, NsReadWriteSet set) throws InvalidProtocolBufferException {
        KVRWSet.Builder sets = KVRWSet.parseFrom(set.getRwset()).toBuilder();
        // whether there was a version is part of the promise, which one is not
        sets.getReadsBuilderList().stream().filter(read -> read.hasVersion()).forEach(read -> read.getVersionBuilder()
                .clear());
        for (var query : sets.getRangeQueriesInfoBuilderList()) {
            query.getRawReadsBuilder().getKvReadsBuilderList().stream()
                    .filter(read -> read.hasVersion())
                    .forEach(read -> read.getVersionBuilder().clear());
        }
        text.append("namespace ").append(set.getNamespace()).append('\n');
        text.append(TextFormat.printer().printToString(sets));
        text.append("collections ").append(set.getCollectionHashedRwsetCount()).append('\n');
    }
}
