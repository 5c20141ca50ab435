// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.MemberState;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.authority.Sequence;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.Require;

/** The regions of the channel, kept by the national platform in the common namespace. */
final class RegionBook {
    private RegionBook() {}

    static RegistryAnswer register(Act act, RegisterRegionRequest request) {
        requireNational(act);
        var ledger = act.ledger();
        var key = LedgerKeys.region(request.region());
        ledger.create(
                key,
                new RegionState(
                        request.region(),
                        request.mspId(),
                        request.namespace(),
                        request.labels(),
                        request.lookupAddress(),
                        request.verifierAddress(),
                        1,
                        ledger.now()),
                Refusal.REGION_EXISTS,
                "the region is registered already");
        ledger.create(
                LedgerKeys.msp(request.mspId()),
                new MemberState(request.region(), request.namespace()),
                Refusal.REGION_EXISTS,
                "the member already acts for a region");
        return Events.changed(act, key, 1);
    }

    static RegistryAnswer update(Act act, UpdateRegionRequest request) {
        requireNational(act);
        var ledger = act.ledger();
        var key = LedgerKeys.region(request.region());
        var region = ledger.get(key, RegionState.class, Refusal.REGION_UNKNOWN, "a registered region is required");
        Sequence.require(region.seq(), request.seq());
        ledger.put(
                key,
                new RegionState(
                        region.region(),
                        region.mspId(),
                        region.namespace(),
                        request.labels(),
                        request.lookupAddress(),
                        request.verifierAddress(),
                        region.seq() + 1,
                        ledger.now()));
        return Events.changed(act, key, region.seq() + 1);
    }

    /** An officer of the national platform, in the common namespace. */
    static void requireNational(Act act) {
        var self = act.ledger().self();
        Require.that(self.common(), Refusal.NAMESPACE_MISMATCH, "call the common namespace " + self.commonNamespace());
        Require.that(
                self.mspId().equals(act.officer().caller().mspId()),
                Refusal.CALLER_OF_OTHER_REGION,
                "only the national platform may do this");
        act.officer().require(Role.NATIONAL);
    }
}
