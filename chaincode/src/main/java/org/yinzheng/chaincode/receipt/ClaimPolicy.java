// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.yinzheng.chaincode.authority.Officer;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;

/**
 * Who can write a claim after it was made: the owner's region with the claimant's, or with the national platform for a
 * supervisor's release. The policy of the key replaces the chaincode's, under which the owner and any third region could.
 */
final class ClaimPolicy {
    private final Ledger ledger;

    ClaimPolicy(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The serialised policy; none where the national platform claims on its own receipt and the chaincode's must do. */
    Optional<byte[]> bytes(Officer claimant) {
        var self = ledger.self();
        String national = ledger.getIn(
                        self.commonNamespace(),
                        LedgerKeys.region(Regions.NATIONAL),
                        RegionState.class,
                        Refusal.REGION_UNKNOWN,
                        "the national platform must be registered")
                .mspId();
        return of(self.mspId(), claimant.caller().mspId(), national).map(SignaturePolicyEnvelope::toByteArray);
    }

    /** OutOf(1, AND(owner, claimant), AND(owner, national)); a branch that the owner could sign alone is left out. */
    static Optional<SignaturePolicyEnvelope> of(String owner, String claimant, String national) {
        List<String> partners = Stream.of(claimant, national)
                .filter(partner -> !partner.equals(owner))
                .distinct()
                .toList();
        if (partners.isEmpty()) {
            return Optional.empty();
        }
        List<String> members = new ArrayList<>(List.of(owner));
        members.addAll(partners);
        SignaturePolicy.NOutOf.Builder any = SignaturePolicy.NOutOf.newBuilder().setN(1);
        for (int partner = 1; partner < members.size(); partner++) {
            any.addRules(both(0, partner));
        }
        SignaturePolicyEnvelope.Builder envelope = SignaturePolicyEnvelope.newBuilder()
                .setRule(SignaturePolicy.newBuilder().setNOutOf(any));
        members.forEach(member -> envelope.addIdentities(peerOf(member)));
        return Optional.of(envelope.build());
    }

    private static SignaturePolicy both(int one, int other) {
        return SignaturePolicy.newBuilder()
                .setNOutOf(SignaturePolicy.NOutOf.newBuilder()
                        .setN(2)
                        .addRules(SignaturePolicy.newBuilder().setSignedBy(one))
                        .addRules(SignaturePolicy.newBuilder().setSignedBy(other)))
                .build();
    }

    private static MSPPrincipal peerOf(String mspId) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(mspId)
                        .setRole(MSPRole.MSPRoleType.PEER)
                        .build()
                        .toByteString())
                .build();
    }
}
