// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.ByteString;
import java.util.Collection;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.yinzheng.localpeer.identity.SigningIdentity;

/** Puts endorsements and proposal together into the payload that the client signs and submits. */
public final class PreparedTransaction {
    private PreparedTransaction() {}

    public static Payload of(
            Header header, ByteString publicPayload, ByteString response, Collection<SigningIdentity> peers) {
        ChaincodeEndorsedAction.Builder endorsed =
                ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response);
        for (SigningIdentity peer : peers) {
            endorsed.addEndorsements(Endorsement.newBuilder()
                    .setEndorser(peer.serialized())
                    .setSignature(peer.sign(response, peer.serialized())));
        }
        ChaincodeActionPayload action = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(publicPayload)
                .setAction(endorsed)
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(header.getSignatureHeader())
                        .setPayload(action.toByteString()))
                .build();
        return Payload.newBuilder()
                .setHeader(header)
                .setData(transaction.toByteString())
                .build();
    }
}
