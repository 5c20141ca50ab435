// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.yinzheng.network.SigningIdentity;
import org.yinzheng.verifier.testledger.Proposal;
import org.yinzheng.verifier.testledger.TestChain;
import org.yinzheng.verifier.testledger.TestNetwork;

/** Envelopes that somebody tampered with, each signed anew by its client where a client could do that. */
final class Forgery {

    private Forgery() {}

    /** The client adds a member's identity with a signature that is none, and signs again. */
    static Envelope withMoreEndorsements(Envelope envelope, ByteString signature) throws Exception {
        var national = TestNetwork.material().peer("NationalMSP", "peer0");
        return withEndorsements(envelope, endorsements -> {
            var more = new ArrayList<>(endorsements);
            more.add(endorsements.get(0).toBuilder()
                    .setEndorser(national.serialized().toByteString())
                    .setSignature(signature)
                    .build());
            return more;
        });
    }

    /** The client turns each endorsement into the other signature that verifies too. */
    static Envelope withHighS(Envelope envelope) throws Exception {
        return withEndorsements(envelope, endorsements -> endorsements.stream()
                .map(endorsement -> endorsement.toBuilder()
                        .setSignature(highS(endorsement.getSignature()))
                        .build())
                .toList());
    }

    private static ByteString highS(ByteString signature) {
        var order = CustomNamedCurves.getByName("P-256").getN();
        try {
            var values = StandardDSAEncoding.INSTANCE.decode(order, signature.toByteArray());
            var higher = values[1].max(order.subtract(values[1]));
            return ByteString.copyFrom(StandardDSAEncoding.INSTANCE.encode(order, values[0], higher));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client writes another channel header over the endorsed action, and signs. */
    static Envelope withHeader(Envelope envelope, UnaryOperator<ChannelHeader.Builder> change) throws Exception {
        var payload = Payload.parseFrom(envelope.getPayload());
        var header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        var changed = payload.toBuilder()
                .setHeader(payload.getHeader().toBuilder()
                        .setChannelHeader(
                                change.apply(header.toBuilder()).build().toByteString()))
                .build();
        return signed(changed.toByteString(), client());
    }

    /** The client puts the endorsed action in twice, and signs. */
    static Envelope withActionTwice(Envelope envelope) throws Exception {
        var payload = Payload.parseFrom(envelope.getPayload());
        var transaction = Transaction.parseFrom(payload.getData());
        var twice =
                transaction.toBuilder().addActions(transaction.getActions(0)).build();
        return signed(payload.toBuilder().setData(twice.toByteString()).build().toByteString(), client());
    }

    /** The client says that it had asked something else, and signs: the endorsements themselves are good. */
    static Envelope withOtherArguments(Envelope envelope) throws Exception {
        var payload = Payload.parseFrom(envelope.getPayload());
        var transaction = Transaction.parseFrom(payload.getData());
        var action = ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        var forged =
                action.toBuilder().setChaincodeProposalPayload(ByteString.EMPTY).build();
        return signed(withAction(payload, transaction, forged), client());
    }

    private static Envelope withEndorsements(Envelope envelope, UnaryOperator<List<Endorsement>> change)
            throws Exception {
        var payload = Payload.parseFrom(envelope.getPayload());
        var transaction = Transaction.parseFrom(payload.getData());
        var action = ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        var endorsements = change.apply(action.getAction().getEndorsementsList());
        var forged = action.toBuilder()
                .setAction(action.getAction().toBuilder().clearEndorsements().addAllEndorsements(endorsements));
        return signed(withAction(payload, transaction, forged.build()), client());
    }

    private static SigningIdentity client() throws IOException {
        return TestNetwork.material().client("ZhejiangMSP", "zj-market-clerk");
    }

    private static ByteString withAction(Payload payload, Transaction transaction, ChaincodeActionPayload action) {
        return payload.toBuilder()
                .setData(transaction.toBuilder()
                        .setActions(0, transaction.getActions(0).toBuilder().setPayload(action.toByteString()))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    /** The client replaces the endorsed result and signs again: the endorsements no longer fit. */
    static Envelope withOtherResults(Envelope envelope) throws Exception {
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
        return signed(withAction(payload, transaction, forged), client());
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
