// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.conformance.holes;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;

/** A proposal whose client claims another time than the clock's; unsigned, for the client to sign it. */
final class DatedProposal {
    private DatedProposal() {}

    static byte[] of(byte[] proposed, Instant time) throws InvalidProtocolBufferException {
        ProposedTransaction transaction = ProposedTransaction.parseFrom(proposed);
        var signed = transaction.getProposal();
        var proposal = org.hyperledger.fabric.protos.peer.Proposal.parseFrom(signed.getProposalBytes());
        Header header = Header.parseFrom(proposal.getHeader());
        ChannelHeader channel = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder()
                .setTimestamp(Timestamp.newBuilder().setSeconds(time.getEpochSecond()))
                .build();
        Header changed =
                header.toBuilder().setChannelHeader(channel.toByteString()).build();
        ByteString bytes =
                proposal.toBuilder().setHeader(changed.toByteString()).build().toByteString();
        return transaction.toBuilder()
                .setProposal(signed.toBuilder().setProposalBytes(bytes).clearSignature())
                .build()
                .toByteArray();
    }
}
