// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.ArrayList;
import java.util.List;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** A finance body grants numbers to a unit of its region (申领); the numbers of a code are given out upwards, once. */
final class GrantBlock {
    private final Act act;
    private final Ledger ledger;

    GrantBlock(Act act) {
        this.act = act;
        this.ledger = act.ledger();
    }

    GrantBlockAnswer run(GrantBlockRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.FINANCE);
        requireUnit(request.unit());
        long first = Long.parseLong(request.first());
        long last = Long.parseLong(request.last());
        allocate(request, first, last);
        List<NumberBlockState> lanes = lanes(request, first, last);
        lanes.forEach(lane -> ledger.put(LedgerKeys.numberBlock(lane.code(), request.first(), lane.lane()), lane));
        String block = NumberBlockState.name(request.code(), request.first());
        ledger.event("receipt.granted", new BlockEvent(block, request.unit(), request.requestId()));
        return new GrantBlockAnswer(block, lanes);
    }

    private void requireUnit(String unit) {
        AgencyState agency = ledger.get(
                LedgerKeys.agency(unit),
                AgencyState.class,
                Refusal.AGENCY_UNKNOWN,
                "the unit must be registered in this region");
        Require.that(
                agency.status() == AgencyState.Status.ACTIVE,
                Refusal.AGENCY_CLOSED,
                "the unit was closed or succeeded by another; grant to an active one");
    }

    private void allocate(GrantBlockRequest request, long first, long last) {
        var key = LedgerKeys.allocation(request.code());
        long nextFree = ledger.find(key, AllocationState.class)
                .map(AllocationState::next)
                .orElse(1L);
        String region = ledger.self().region();
        NumberBlockRules.grant(request.code(), first, last, request.lanes(), nextFree, region)
                .ifPresent(refusal -> {
                    throw refused(refusal, nextFree, region);
                });
        ledger.put(key, new AllocationState(request.code(), last + 1));
    }

    private static RefusedException refused(Refusal refusal, long nextFree, String region) {
        if (refusal == Refusal.CODE_NOT_OF_REGION) {
            return new RefusedException(
                    refusal, "codes of this region begin with " + NumberBlockRules.codePrefix(region));
        }
        if (refusal == Refusal.BLOCK_OVERLAPS) {
            return new RefusedException(refusal, "the next free number of this code is " + nextFree);
        }
        return RefusalWords.refused(refusal);
    }

    private List<NumberBlockState> lanes(GrantBlockRequest request, long first, long last) {
        List<Long> borders = NumberBlockRules.laneBorders(first, last, request.lanes());
        List<NumberBlockState> lanes = new ArrayList<>();
        for (int lane = 0; lane < request.lanes(); lane++) {
            lanes.add(new NumberBlockState(
                    NumberBlockState.name(request.code(), request.first()),
                    lane,
                    request.code(),
                    request.unit(),
                    ReceiptNumber.digits(borders.get(lane)),
                    ReceiptNumber.digits(borders.get(lane + 1) - 1),
                    borders.get(lane),
                    act.officer().code(),
                    ledger.now(),
                    request.requestId()));
        }
        return List.copyOf(lanes);
    }

    /** What the event {@code receipt.granted} carries. */
    private record BlockEvent(String block, String unit, String requestId) {}
}
