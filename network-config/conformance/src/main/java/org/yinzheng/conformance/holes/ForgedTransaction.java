// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.yinzheng.conformance.engine.LedgerClient;
import org.yinzheng.network.SigningIdentity;

/**
 * A transaction whose peers did not run our chaincode: they signed whatever writes suited them. Made from an honest one by
 * changing a namespace's read-write set and signing it again with chosen peers' keys.
 */
final class ForgedTransaction {
    private final LedgerClient client;
    private final Transaction honest;

    ForgedTransaction(LedgerClient client, Transaction honest) {
        this.client = client;
        this.honest = honest;
    }

    /** The changed transaction, endorsed by these peers. */
    Transaction signedBy(List<SigningIdentity> peers, String namespace, UnaryOperator<KVRWSet> change) {
        try {
            PreparedTransaction prepared = PreparedTransaction.parseFrom(honest.getBytes());
            Payload payload = Payload.parseFrom(prepared.getEnvelope().getPayload());
            var transaction = org.hyperledger.fabric.protos.peer.Transaction.parseFrom(payload.getData());
            TransactionAction action = transaction.getActions(0);
            ChaincodeActionPayload forged =
                    forged(ChaincodeActionPayload.parseFrom(action.getPayload()), peers, namespace, change);
            var changed = transaction.toBuilder()
                    .setActions(0, action.toBuilder().setPayload(forged.toByteString()))
                    .build();
            var envelope = prepared.getEnvelope().toBuilder()
                    .setPayload(payload.toBuilder()
                            .setData(changed.toByteString())
                            .build()
                            .toByteString())
                    .clearSignature();
            byte[] bytes = prepared.toBuilder().setEnvelope(envelope).build().toByteArray();
            return client.gateway().newTransaction(bytes);
        } catch (InvalidProtocolBufferException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot forge a transaction", e);
        }
    }

    private static ChaincodeActionPayload forged(
            ChaincodeActionPayload honest, List<SigningIdentity> peers, String namespace, UnaryOperator<KVRWSet> change)
            throws InvalidProtocolBufferException, GeneralSecurityException {
        var response = ProposalResponsePayload.parseFrom(honest.getAction().getProposalResponsePayload());
        ChaincodeAction action = ChaincodeAction.parseFrom(response.getExtension());
        TxReadWriteSet writes = changed(TxReadWriteSet.parseFrom(action.getResults()), namespace, change);
        ByteString signed = response.toBuilder()
                .setExtension(action.toBuilder()
                        .setResults(writes.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        List<Endorsement> endorsements = new ArrayList<>();
        for (SigningIdentity peer : peers) {
            endorsements.add(endorsement(signed, peer));
        }
        return honest.toBuilder()
                .setAction(honest.getAction().toBuilder()
                        .setProposalResponsePayload(signed)
                        .clearEndorsements()
                        .addAllEndorsements(endorsements))
                .build();
    }

    private static TxReadWriteSet changed(TxReadWriteSet sets, String namespace, UnaryOperator<KVRWSet> change)
            throws InvalidProtocolBufferException {
        TxReadWriteSet.Builder builder = sets.toBuilder();
        for (int i = 0; i < sets.getNsRwsetCount(); i++) {
            NsReadWriteSet set = sets.getNsRwset(i);
            if (set.getNamespace().equals(namespace)) {
                KVRWSet changed = change.apply(KVRWSet.parseFrom(set.getRwset()));
                builder.setNsRwset(i, set.toBuilder().setRwset(changed.toByteString()));
            }
        }
        return builder.build();
    }

    private static Endorsement endorsement(ByteString signed, SigningIdentity peer) throws GeneralSecurityException {
        ByteString endorser = peer.serialized().toByteString();
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(signed.concat(endorser).toByteArray());
        byte[] signature = Signers.newPrivateKeySigner(peer.privateKey()).sign(digest);
        return Endorsement.newBuilder()
                .setEndorser(endorser)
                .setSignature(ByteString.copyFrom(signature))
                .build();
    }
}
