// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.follow;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashSet;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.ledger.BlockRefusedException;
import org.yinzheng.verifier.ledger.LedgerKeyPolicy;
import org.yinzheng.verifier.ledger.LedgerPosition;
import org.yinzheng.verifier.ledger.LedgerTransaction;
import org.yinzheng.verifier.policy.Endorser;

/** Checks everything a transaction carries in itself: who sent it, what was endorsed, by whom. Safe for threads. */
final class TransactionCheck {

    private final String channel;
    private final Identities identities;

    TransactionCheck(String channel, Identities identities) {
        this.channel = channel;
        this.identities = identities;
    }

    LedgerTransaction check(LedgerPosition position, ByteString serialisedEnvelope) throws BlockRefusedException {
        try {
            var envelope = Envelope.parseFrom(serialisedEnvelope);
            var payload = Payload.parseFrom(envelope.getPayload());
            var header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            var signatureHeader = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
            checkHeader(position, header, signatureHeader);
            var creator = checkCreator(position, envelope, signatureHeader);
            var action = onlyAction(position, payload);
            var endorsers = endorsers(action);
            var proposal = ChaincodeProposalPayload.parseFrom(action.getChaincodeProposalPayload());
            var response = ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
            checkProposalHash(position, payload.getHeader(), action, response);
            var invocation =
                    ChaincodeInvocationSpec.parseFrom(proposal.getInput()).getChaincodeSpec();
            var sets = ReadWriteSets.parse(
                    ChaincodeAction.parseFrom(response.getExtension()).getResults());
            return new LedgerTransaction(
                    position,
                    header.getTxId(),
                    header.getTimestamp().getSeconds(),
                    creator,
                    invocation.getChaincodeId().getName(),
                    invocation.getInput().getArgsList(),
                    endorsers,
                    sets.reads(),
                    sets.writes(),
                    sets.keyPolicies(),
                    sets.privateData());
        } catch (InvalidProtocolBufferException e) {
            throw new BlockRefusedException(AlarmCode.MALFORMED, at(position) + " is flagged valid, does not parse", e);
        }
    }

    private void checkHeader(LedgerPosition position, ChannelHeader header, SignatureHeader signatureHeader)
            throws BlockRefusedException {
        if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            throw new BlockRefusedException(
                    AlarmCode.MALFORMED, at(position) + " is of type " + header.getType() + ", flagged valid");
        }
        if (!header.getChannelId().equals(channel)) {
            throw new BlockRefusedException(
                    AlarmCode.CREATOR_WRONG, at(position) + " was made for another channel than " + channel);
        }
        var hash = Hashes.sha256(signatureHeader.getNonce(), signatureHeader.getCreator());
        if (!Hex.of(hash).equals(header.getTxId())) {
            throw new BlockRefusedException(
                    AlarmCode.CREATOR_WRONG, at(position) + " has an id that is not the hash of nonce and creator");
        }
    }

    private String checkCreator(LedgerPosition position, Envelope envelope, SignatureHeader header)
            throws BlockRefusedException {
        var creator = identities
                .resolve(header.getCreator())
                .orElseThrow(() -> new BlockRefusedException(
                        AlarmCode.CREATOR_WRONG, at(position) + " was sent by nobody whom a member vouches for"));
        if (!Certificates.verifies(creator.key(), envelope.getSignature(), envelope.getPayload())) {
            throw new BlockRefusedException(
                    AlarmCode.CREATOR_WRONG, at(position) + " has a wrong signature of its client");
        }
        return creator.mspId();
    }

    private static ChaincodeActionPayload onlyAction(LedgerPosition position, Payload payload)
            throws InvalidProtocolBufferException, BlockRefusedException {
        var actions = Transaction.parseFrom(payload.getData()).getActionsList();
        if (actions.size() != 1
                || !actions.get(0).getHeader().equals(payload.getHeader().getSignatureHeader())) {
            throw new BlockRefusedException(
                    AlarmCode.MALFORMED, at(position) + " needs exactly one action under its own header");
        }
        return ChaincodeActionPayload.parseFrom(actions.get(0).getPayload());
    }

    /**
     * Those whose signatures are good, each once. A wrong one counts for nothing, as at a peer: else any client could stop
     * every verifier by adding one. Whether the others suffice, the policies say.
     */
    private List<Endorser> endorsers(ChaincodeActionPayload action) {
        var signed = action.getAction().getProposalResponsePayload();
        var endorsers = new LinkedHashSet<Endorser>();
        for (var endorsement : action.getAction().getEndorsementsList()) {
            identities
                    .resolve(endorsement.getEndorser())
                    .filter(endorser -> Certificates.isLowS(endorsement.getSignature()))
                    .filter(endorser -> Certificates.verifies(
                            endorser.key(), endorsement.getSignature(), signed, endorsement.getEndorser()))
                    .map(Identities.Identity::asEndorser)
                    .ifPresent(endorsers::add);
        }
        return List.copyOf(endorsers);
    }

    /** The key policies of a transaction that is not believed, without a check of anything. */
    static List<LedgerKeyPolicy> keyPoliciesIn(ByteString serialisedEnvelope) {
        try {
            var payload =
                    Payload.parseFrom(Envelope.parseFrom(serialisedEnvelope).getPayload());
            var action = ChaincodeActionPayload.parseFrom(
                    Transaction.parseFrom(payload.getData()).getActions(0).getPayload());
            var response = ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
            return ReadWriteSets.parse(
                            ChaincodeAction.parseFrom(response.getExtension()).getResults())
                    .keyPolicies();
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            return List.of();
        }
    }

    /** The endorsers signed the answer to this proposal, and not to another one. */
    private static void checkProposalHash(
            LedgerPosition position, Header header, ChaincodeActionPayload action, ProposalResponsePayload response)
            throws BlockRefusedException {
        var hash = Hashes.sha256(
                List.of(header.getChannelHeader(), header.getSignatureHeader(), action.getChaincodeProposalPayload()));
        if (!hash.equals(response.getProposalHash())) {
            throw new BlockRefusedException(
                    AlarmCode.ENDORSEMENT_WRONG, at(position) + " carries the endorsed answer to another proposal");
        }
    }

    private static String at(LedgerPosition position) {
        return "transaction " + position.transaction() + " of block " + position.block();
    }
}
