// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.endorsement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yinzheng.localpeer.channel.ChannelPolicies;
import org.yinzheng.localpeer.channel.PeerNetwork;
import org.yinzheng.localpeer.identity.Identity;
import org.yinzheng.localpeer.identity.IdentityException;
import org.yinzheng.localpeer.identity.SigningIdentity;
import org.yinzheng.localpeer.ledger.StateView;
import org.yinzheng.localpeer.transaction.EndorsementPolicies;
import org.yinzheng.localpeer.transaction.Transaction;

/** Who endorses: those the client names, otherwise no more than the policies of what was written ask for. */
final class EndorserChoice {
    private final PeerNetwork network;
    private final EndorsementPolicies policies;

    EndorserChoice(PeerNetwork network) {
        this.network = network;
        this.policies = new EndorsementPolicies(network.config().policies());
    }

    List<SigningIdentity> named(List<String> organisations) throws EndorsementException {
        List<SigningIdentity> chosen = new ArrayList<>();
        for (String organisation : organisations.stream().distinct().toList()) {
            SigningIdentity peer = network.peers().get(organisation);
            if (peer == null) {
                throw EndorsementException.noEndorser("failed to find any endorsing peers for org(s): " + organisation
                        + "; there are peers of "
                        + network.peers().keySet().stream().sorted().toList());
            }
            chosen.add(peer);
        }
        return chosen;
    }

    /**
     * Drops one organisation after another from the set of all, as long as the policies stay satisfied; the creator's own
     * is tried last.
     */
    List<SigningIdentity> byPolicy(String creatorMsp, String chaincode, List<Transaction.Set> sets, StateView state)
            throws EndorsementException {
        List<SigningIdentity> kept = new ArrayList<>(network.peers().values());
        kept.sort(Comparator.comparing((SigningIdentity peer) -> peer.mspId().equals(creatorMsp))
                .thenComparing(SigningIdentity::mspId));
        if (!satisfied(chaincode, sets, kept, state)) {
            throw EndorsementException.failed(
                    "no combination of the organisations that have peers here can satisfy the endorsement policy");
        }
        for (SigningIdentity candidate : List.copyOf(kept)) {
            List<SigningIdentity> fewer = new ArrayList<>(kept);
            fewer.remove(candidate);
            if (!fewer.isEmpty() && satisfied(chaincode, sets, fewer, state)) {
                kept = fewer;
            }
        }
        return kept;
    }

    private boolean satisfied(
            String chaincode, List<Transaction.Set> sets, List<SigningIdentity> peers, StateView state)
            throws EndorsementException {
        List<Identity> identities = new ArrayList<>();
        for (SigningIdentity peer : peers) {
            try {
                identities.add(network.config().members().identify(peer.serialized()));
            } catch (IdentityException e) {
                throw EndorsementException.failed(
                        "the peer of " + peer.mspId() + " is not a member: " + e.getMessage());
            }
        }
        return policies.satisfied(chaincode, sets, ChannelPolicies.distinct(identities), state);
    }
}
