// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;

/** The issuing unit objects to a claim that blocks it, so that the supervising body may release it. */
final class ObjectToClaim {
    private final Act act;

    ObjectToClaim(Act act) {
        this.act = act;
    }

    ClaimObjectionState run(ObjectToClaimRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.CLERK, Role.APPROVER);
        ReceiptRecords records = new ReceiptRecords(act.ledger(), request.code(), request.number());
        StampReceipt.requireUnit(act, records.batch(request.proof()));
        records.openClaim(request.seq());
        ClaimObjectionState objection = new ClaimObjectionState(
                request.code(),
                request.number(),
                request.seq(),
                act.officer().code(),
                request.reason(),
                request.statement(),
                act.ledger().now(),
                request.requestId());
        act.ledger()
                .create(
                        LedgerKeys.claimObjection(request.code(), request.number(), request.seq()),
                        objection,
                        Refusal.CLAIM_OBJECTED_ALREADY,
                        "the unit objected to this claim already");
        ReceiptEvent.claim(act, "receipt.objected", records.receipt(), request.reason(), request.seq());
        return objection;
    }
}
