// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import com.google.protobuf.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.yinzheng.localpeer.channel.ChannelConfig;
import org.yinzheng.localpeer.channel.ChannelPolicies;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.identity.IdentityException;
import org.yinzheng.localpeer.identity.Sha256;
import org.yinzheng.localpeer.ledger.LedgerStore;

/** What a peer checks of a proposal before it runs anything. */
final class ProposalCheck {
    /** How far the client's clock may be from the peer's, before or after. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final ChannelConfig config;
    private final LedgerStore store;
    private final Clock clock;

    ProposalCheck(ChannelConfig config, LedgerStore store, Clock clock) {
        this.config = config;
        this.store = store;
        this.clock = clock;
    }

    void check(Proposal proposal, boolean systemChaincode) throws EndorsementException {
        checkHeader(proposal);
        checkTransactionId(proposal);
        checkTime(proposal.channelHeader().getTimestamp());
        Identity creator = creator(proposal);
        if (!creator.verifies(
                proposal.signed().getSignature(), proposal.signed().getProposalBytes())) {
            throw EndorsementException.refused("error validating proposal: access denied: channel [" + config.channel()
                    + "] creator org [" + creator.mspId() + "]: the signature does not verify");
        }
        if (creator.isOver(clock.instant())) {
            throw EndorsementException.refused("proposal client identity expired: the certificate ended at "
                    + creator.end() + "; sign with a renewed one");
        }
        String policy = systemChaincode ? ChannelPolicies.READERS : ChannelPolicies.WRITERS;
        if (!config.policies().satisfied(policy, List.of(creator))) {
            throw EndorsementException.refused(
                    "access denied: the creator, of " + creator.mspId() + ", does not satisfy the policy " + policy);
        }
        if (store.transaction(proposal.transactionId()).isPresent()) {
            throw EndorsementException.refused("duplicate transaction found [" + proposal.transactionId() + "]");
        }
    }

    private void checkHeader(Proposal proposal) throws EndorsementException {
        if (!proposal.channel().equals(config.channel())) {
            throw EndorsementException.refused(
                    "channel '" + proposal.channel() + "' not found: this peer has joined '" + config.channel() + "'");
        }
        if (proposal.channelHeader().getType() != HeaderType.ENDORSER_TRANSACTION_VALUE
                && proposal.channelHeader().getType() != HeaderType.CONFIG_VALUE) {
            throw EndorsementException.refused("invalid header type "
                    + proposal.channelHeader().getType() + ", expected " + HeaderType.ENDORSER_TRANSACTION_VALUE);
        }
        if (proposal.channelHeader().getEpoch() != 0) {
            throw EndorsementException.refused("epoch is non-zero");
        }
    }

    private static void checkTransactionId(Proposal proposal) throws EndorsementException {
        if (proposal.signatureHeader().getNonce().isEmpty()) {
            throw EndorsementException.refused("nonce is empty");
        }
        String expected = HexFormat.of()
                .formatHex(Sha256.of(
                        proposal.signatureHeader().getNonce(),
                        proposal.signatureHeader().getCreator()));
        if (!expected.equals(proposal.transactionId())) {
            throw EndorsementException.refused(
                    "incorrectly computed txid '" + proposal.transactionId() + "' -- expected '" + expected + "'");
        }
    }

    private void checkTime(Timestamp timestamp) throws EndorsementException {
        try {
            Instant claimed = Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
            if (Duration.between(claimed, clock.instant()).abs().compareTo(WINDOW) <= 0) {
                return;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // a time that no calendar holds is outside the window too
        }
        throw EndorsementException.refused("the proposal's timestamp is more than " + WINDOW.toMinutes()
                + " minutes away from the peer's time, " + clock.instant());
    }

    private Identity creator(Proposal proposal) throws EndorsementException {
        try {
            return config.members().identify(proposal.signatureHeader().getCreator());
        } catch (IdentityException e) {
            throw EndorsementException.refused(
                    "error validating proposal: access denied: channel [" + config.channel() + "]: " + e.getMessage());
        }
    }
}
