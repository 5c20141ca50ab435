// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/** Finds a caller in the registry: in the namespace called, or in the caller's own one by nested reads. */
final class Officers {
    private final Ledger ledger;

    Officers(Ledger ledger) {
        this.ledger = ledger;
    }

    Officer find(Caller caller) {
        // An agency's record stands only where SELF does and under SELF's MSP, so the usual call needs no further read.
        var agencyHere = ledger.find(LedgerKeys.agency(caller.agency()), AgencyState.class);
        if (agencyHere.isPresent() && agencyHere.get().mspId().equals(caller.mspId())) {
            return new Officer(caller, agencyHere.get(), true, "");
        }
        var self = ledger.self();
        if (!self.common() && self.mspId().equals(caller.mspId())) {
            throw unknownAgency();
        }
        return elsewhere(caller, self.common() ? "" : self.commonNamespace(), self.common());
    }

    private Officer elsewhere(Caller caller, String commonNamespace, boolean common) {
        var key = LedgerKeys.msp(caller.mspId());
        var region = (common
                        ? ledger.find(key, MemberState.class)
                        : ledger.findIn(commonNamespace, key, MemberState.class))
                .orElseThrow(() -> new RefusedException(
                        Refusal.REGION_UNKNOWN, "the caller's member must be that of a registered region"));
        var agency = ledger.findIn(region.namespace(), LedgerKeys.agency(caller.agency()), AgencyState.class)
                .filter(state -> state.mspId().equals(caller.mspId()))
                .orElseThrow(Officers::unknownAgency);
        return new Officer(caller, agency, false, region.namespace());
    }

    private static RefusedException unknownAgency() {
        return new RefusedException(Refusal.AGENCY_UNKNOWN, "the caller's agency must be registered in its region");
    }
}
