// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.yinzheng.network.NetworkMaterial;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.verifier.testledger.Proposal;
import org.yinzheng.verifier.testledger.TestChain;

/** Envelopes that somebody tampered with, each signed anew by its client where a client could do that. */
final class Forgery {

    private Forgery() {}

    /** The client replaces the endorsed result and signs again: the endorsements no longer fit. */
    static Envelope withOtherResults(Envelope envelope, NetworkMaterial material) throws Exception {
        var payload = Payload.parseFrom(envelope.getPayload());
        var transaction = Transaction.parseFrom(payload.getData());
        var action = ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        var response = ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
        var forged = action.toBuilder()
                .setAction(action.getAction().toBuilder()
                        .setProposalResponsePayload(response.toBuilder()
                                .setExtension(ByteString.EMPTY)
                                .build()
                                .toByteString()))
                .build();
        var changed = payload.toBuilder()
                .setData(transaction.toBuilder()
                        .setActions(0, transaction.getActions(0).toBuilder().setPayload(forged.toByteString()))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
        return signed(changed, material.client("ZhejiangMSP", "zj-market-clerk"));
    }

    /** A client of Jiangxi says it is of Zhejiang. */
    static Envelope withStrangersCertificate(TestChain chain, Proposal proposal) throws Exception {
        return chain.envelope(
                proposal,
                new SigningIdentity(
                        "ZhejiangMSP",
                        chain.peer("JiangxiMSP").certificatePem(),
                        chain.peer("JiangxiMSP").certificate(),
                        chain.peer("JiangxiMSP").privateKey()));
    }

    private static Envelope signed(ByteString payload, SigningIdentity by) {
        return Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(TestChain.sign(by.privateKey(), payload))
                .build();
    }
}
