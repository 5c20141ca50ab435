// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.codes.Regions;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/**
 * A claim ends: its claimant gives it back, or the supervising body releases it after the unit's objection. Neither needs the
 * receipt's secret: the amount stays sealed in the claim and the next claimant adds it to the rest.
 */
final class EndClaim {
    private final Act act;

    EndClaim(Act act) {
        this.act = act;
    }

    EndClaimAnswer byClaimant(EndClaimRequest request) {
        act.officer().require(Role.CLAIMANT);
        ReceiptRecords records = new ReceiptRecords(act.ledger(), request.code(), request.number());
        ClaimPlace place = records.openClaim(request.seq());
        ClaimState claim = records.claim(place);
        Require.that(
                act.officer().agency().answersFor(claim.claimant())
                        && act.officer().region().equals(claim.region()),
                Refusal.NOT_CLAIMANT,
                "only the claimant, or the agency that succeeded it, may give a claim back");
        return end(records, place, request, "receipt.unclaimed");
    }

    EndClaimAnswer bySupervisor(EndClaimRequest request) {
        act.officer().require(Role.SUPERVISOR);
        Require.that(
                act.officer().local() || act.officer().region().equals(Regions.NATIONAL),
                Refusal.CALLER_OF_OTHER_REGION,
                "a claim is released by a supervising body of the receipt's region or of the national platform");
        ReceiptRecords records = new ReceiptRecords(act.ledger(), request.code(), request.number());
        ClaimPlace place = records.openClaim(request.seq());
        Require.that(
                act.ledger().exists(LedgerKeys.claimObjection(request.code(), request.number(), request.seq())),
                Refusal.CLAIM_OBJECTION_MISSING,
                "the issuing unit must have objected to the claim first");
        return end(records, place, request, "receipt.released");
    }

    private EndClaimAnswer end(ReceiptRecords records, ClaimPlace place, EndClaimRequest request, String event) {
        ClaimState claim = records.claim(place);
        ClaimRelease release = new ClaimRelease(
                act.officer().code(), request.reason(), act.ledger().now(), request.requestId());
        act.ledger().put(records.claimKey(place), claim.released(release));
        records.account().map(account -> account.without(place)).ifPresent(records::put);
        ReceiptEvent.claim(act, event, records.receipt(), request.reason(), claim.seq());
        return new EndClaimAnswer(claim.code(), claim.number(), claim.seq(), release.at());
    }
}
