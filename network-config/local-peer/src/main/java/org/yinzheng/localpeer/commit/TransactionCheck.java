// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.channel.ChannelPolicies;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.identity.IdentityException;
import org.yinzheng.localpeer.identity.Sha256;
import org.yinzheng.localpeer.transaction.Transaction;

/**
 * The checks of a transaction that need no state: form, creator, signatures, hashes, in the order of Fabric's peers and with
 * their codes. Costs a few signature verifications, so it is done by many threads.
 */
final class TransactionCheck {
    private final ChannelConfig config;

    TransactionCheck(ChannelConfig config) {
        this.config = config;
    }

    CheckedTransaction check(ByteString envelopeBytes) {
        if (envelopeBytes.isEmpty()) {
            return CheckedTransaction.invalid(TxValidationCode.NIL_ENVELOPE, "");
        }
        try {
            Envelope envelope = Envelope.parseFrom(envelopeBytes);
            if (envelope.getPayload().isEmpty()) {
                return CheckedTransaction.invalid(TxValidationCode.BAD_PAYLOAD, "");
            }
            return check(envelope, Payload.parseFrom(envelope.getPayload()));
        } catch (InvalidProtocolBufferException e) {
            return CheckedTransaction.invalid(TxValidationCode.BAD_PAYLOAD, "");
        }
    }

    private CheckedTransaction check(Envelope envelope, Payload payload) {
        ChannelHeader channelHeader;
        SignatureHeader signatureHeader;
        try {
            channelHeader = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            signatureHeader = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        } catch (InvalidProtocolBufferException e) {
            return CheckedTransaction.invalid(TxValidationCode.BAD_COMMON_HEADER, "");
        }
        TxValidationCode code = checkHeaders(channelHeader, signatureHeader, envelope);
        if (code != TxValidationCode.VALID) {
            return CheckedTransaction.invalid(code, channelHeader.getTxId());
        }
        return checkEndorserTransaction(payload, channelHeader);
    }

    private TxValidationCode checkHeaders(ChannelHeader channel, SignatureHeader signature, Envelope envelope) {
        HeaderType type = HeaderType.forNumber(channel.getType());
        if (channel.getEpoch() != 0
                || signature.getNonce().isEmpty()
                || signature.getCreator().isEmpty()
                || type == null) {
            return TxValidationCode.BAD_COMMON_HEADER;
        }
        if (!signedByMember(signature.getCreator(), envelope)) {
            return TxValidationCode.BAD_CREATOR_SIGNATURE;
        }
        if (type == HeaderType.CONFIG || type == HeaderType.CONFIG_UPDATE) {
            // the local peer has one configuration, that of block 0
            return TxValidationCode.INVALID_CONFIG_TRANSACTION;
        }
        if (type != HeaderType.ENDORSER_TRANSACTION) {
            return TxValidationCode.UNSUPPORTED_TX_PAYLOAD;
        }
        String id = HexFormat.of().formatHex(Sha256.of(signature.getNonce(), signature.getCreator()));
        if (!id.equals(channel.getTxId())) {
            return TxValidationCode.BAD_PROPOSAL_TXID;
        }
        if (!channel.getChannelId().equals(config.channel())) {
            return TxValidationCode.TARGET_CHAIN_NOT_FOUND;
        }
        return TxValidationCode.VALID;
    }

    private boolean signedByMember(ByteString creator, Envelope envelope) {
        try {
            return config.members().identify(creator).verifies(envelope.getSignature(), envelope.getPayload());
        } catch (IdentityException e) {
            return false;
        }
    }

    private CheckedTransaction checkEndorserTransaction(Payload payload, ChannelHeader channelHeader) {
        String id = channelHeader.getTxId();
        Transaction transaction;
        try {
            org.hyperledger.fabric.protos.peer.Transaction actions =
                    org.hyperledger.fabric.protos.peer.Transaction.parseFrom(payload.getData());
            if (actions.getActionsCount() != 1) {
                return CheckedTransaction.invalid(TxValidationCode.INVALID_ENDORSER_TRANSACTION, id);
            }
            transaction = Transaction.of(channelHeader, actions.getActions(0));
            if (!proposalHashMatches(payload, actions.getActions(0), transaction)) {
                return CheckedTransaction.invalid(TxValidationCode.INVALID_ENDORSER_TRANSACTION, id);
            }
        } catch (InvalidProtocolBufferException e) {
            return CheckedTransaction.invalid(TxValidationCode.INVALID_ENDORSER_TRANSACTION, id);
        }
        TxValidationCode code = checkContent(transaction);
        return code == TxValidationCode.VALID
                ? new CheckedTransaction(code, id, transaction, endorsers(transaction))
                : CheckedTransaction.invalid(code, id);
    }

    private static boolean proposalHashMatches(Payload payload, TransactionAction action, Transaction transaction)
            throws InvalidProtocolBufferException {
        if (SignatureHeader.parseFrom(action.getHeader()).getNonce().isEmpty()) {
            return false;
        }
        ByteString computed = ByteString.copyFrom(Sha256.of(
                payload.getHeader().getChannelHeader(),
                action.getHeader(),
                transaction.actionPayload().getChaincodeProposalPayload()));
        ByteString stated = ProposalResponsePayload.parseFrom(
                        transaction.actionPayload().getAction().getProposalResponsePayload())
                .getProposalHash();
        return computed.equals(stated);
    }

    private static TxValidationCode checkContent(Transaction transaction) {
        ChaincodeID called;
        try {
            called = ChaincodeHeaderExtension.parseFrom(
                            transaction.channelHeader().getExtension())
                    .getChaincodeId();
        } catch (InvalidProtocolBufferException e) {
            return TxValidationCode.BAD_HEADER_EXTENSION;
        }
        ChaincodeID ran = transaction.action().getChaincodeId();
        if (called.getName().isEmpty()
                || !called.getName().equals(ran.getName())
                || ran.getVersion().isEmpty()) {
            return TxValidationCode.INVALID_CHAINCODE;
        }
        if (!eventIsOf(transaction)) {
            return TxValidationCode.INVALID_OTHER_REASON;
        }
        Set<String> namespaces = new HashSet<>();
        for (Transaction.Set set : transaction.sets()) {
            if (!namespaces.add(set.namespace())) {
                return TxValidationCode.ILLEGAL_WRITESET;
            }
            if (set.hasPrivateData()) {
                return TxValidationCode.INVALID_OTHER_REASON;
            }
        }
        return TxValidationCode.VALID;
    }

    private static boolean eventIsOf(Transaction transaction) {
        ByteString event = transaction.action().getEvents();
        try {
            return event.isEmpty()
                    || ChaincodeEvent.parseFrom(event).getChaincodeId().equals(transaction.chaincode());
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** An endorsement that does not verify counts for nothing; whether the others suffice, the policy says. */
    private List<Identity> endorsers(Transaction transaction) {
        ByteString response = transaction.actionPayload().getAction().getProposalResponsePayload();
        List<Identity> endorsers = new ArrayList<>();
        for (Endorsement endorsement : transaction.actionPayload().getAction().getEndorsementsList()) {
            try {
                Identity endorser = config.members().identify(endorsement.getEndorser());
                if (endorser.verifies(endorsement.getSignature(), response, endorsement.getEndorser())) {
                    endorsers.add(endorser);
                }
            } catch (IdentityException e) {
                // counts for nothing
                continue;
            }
        }
        return ChannelPolicies.distinct(endorsers);
    }
}
