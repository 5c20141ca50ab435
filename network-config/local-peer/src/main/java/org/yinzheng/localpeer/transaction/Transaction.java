// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.transaction;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * An endorser transaction, parsed all the way down to its read-write sets. It parses; whether it is valid is another matter.
 *
 * @param channelHeader with the transaction id and the client's timestamp
 * @param actionPayload with the endorsements
 * @param action with the chaincode's name, response and event
 * @param sets the read-write sets by namespace, in the envelope's order
 */
public record Transaction(
        ChannelHeader channelHeader, ChaincodeActionPayload actionPayload, ChaincodeAction action, List<Set> sets) {

    /** What the transaction reads and writes in one namespace. */
    public record Set(String namespace, KVRWSet set, boolean hasPrivateData) {
        public boolean writes() {
            return set.getWritesCount() > 0 || set.getMetadataWritesCount() > 0;
        }
    }

    /** Parses the bytes of a {@code common.Envelope}. */
    public static Transaction parse(ByteString envelope) throws InvalidProtocolBufferException {
        return parse(Payload.parseFrom(Envelope.parseFrom(envelope).getPayload()));
    }

    private static Transaction parse(Payload payload) throws InvalidProtocolBufferException {
        TransactionAction first = org.hyperledger.fabric.protos.peer.Transaction.parseFrom(payload.getData())
                .getActions(0);
        return of(ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()), first);
    }

    public static Transaction of(ChannelHeader header, TransactionAction first) throws InvalidProtocolBufferException {
        ChaincodeActionPayload actionPayload = ChaincodeActionPayload.parseFrom(first.getPayload());
        ChaincodeAction action = ChaincodeAction.parseFrom(
                ProposalResponsePayload.parseFrom(actionPayload.getAction().getProposalResponsePayload())
                        .getExtension());
        return new Transaction(header, actionPayload, action, sets(action.getResults()));
    }

    public static List<Set> sets(ByteString results) throws InvalidProtocolBufferException {
        List<Set> sets = new ArrayList<>();
        for (NsReadWriteSet each : TxReadWriteSet.parseFrom(results).getNsRwsetList()) {
            sets.add(new Set(
                    each.getNamespace(), KVRWSet.parseFrom(each.getRwset()), each.getCollectionHashedRwsetCount() > 0));
        }
        return sets;
    }

    public String id() {
        return channelHeader.getTxId();
    }

    public String chaincode() {
        return action.getChaincodeId().getName();
    }

    /** The writes of the first set under that namespace. */
    public List<KVWrite> writes(String namespace) {
        return sets.stream()
                .filter(set -> set.namespace().equals(namespace))
                .findFirst()
                .map(set -> set.set().getWritesList())
                .orElse(List.of());
    }
}
