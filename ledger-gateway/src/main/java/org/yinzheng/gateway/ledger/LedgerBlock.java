// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * What the valid transactions of a block wrote. The block is believed as the organisation's own peer gives it, like the answer
 * to an evaluated call; whoever trusts no peer asks a verifier.
 *
 * @param time epoch seconds of the block's newest transaction by its sender's clock; 0 where it has none
 */
public record LedgerBlock(long number, long time, List<Write> writes) {
    public LedgerBlock {
        writes = List.copyOf(writes);
    }

    /** A key that was given a value; deleted ones are left out, nothing of ours is ever deleted. */
    public record Write(String namespace, String key, String value) {}

    /** @throws IllegalArgumentException if it does not parse */
    static LedgerBlock of(Block block) {
        var flags = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        var writes = new ArrayList<Write>();
        long time = 0;
        var transactions = block.getData().getDataList();
        try {
            for (int i = 0; i < transactions.size(); i++) {
                if (flags.byteAt(i) == TxValidationCode.VALID_VALUE) {
                    time = Math.max(time, addWrites(transactions.get(i), writes));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("block " + block.getHeader().getNumber() + " does not parse", e);
        }
        return new LedgerBlock(block.getHeader().getNumber(), time, writes);
    }

    private static long addWrites(ByteString envelope, List<Write> into) throws InvalidProtocolBufferException {
        var payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        var header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
            for (var action : Transaction.parseFrom(payload.getData()).getActionsList()) {
                var endorsed = ChaincodeActionPayload.parseFrom(action.getPayload())
                        .getAction()
                        .getProposalResponsePayload();
                addResults(
                        ChaincodeAction.parseFrom(ProposalResponsePayload.parseFrom(endorsed)
                                        .getExtension())
                                .getResults(),
                        into);
            }
        }
        return header.getTimestamp().getSeconds();
    }

    private static void addResults(ByteString results, List<Write> into) throws InvalidProtocolBufferException {
        for (var space : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
            for (var write : KVRWSet.parseFrom(space.getRwset()).getWritesList()) {
                if (!write.getIsDelete()) {
                    into.add(new Write(
                            space.getNamespace(),
                            write.getKey(),
                            write.getValue().toStringUtf8()));
                }
            }
        }
    }
}
