// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/** Where the other regions' namespaces are, by the common namespace. */
public final class RegionDirectory {
    private RegionDirectory() {}

    /** The chaincode name of a region's namespace. */
    public static String namespace(Ledger ledger, String region) {
        return ledger.findAt(ledger.self().commonNamespace(), LedgerKeys.region(region), RegionState.class)
                .map(RegionState::namespace)
                .orElseThrow(() -> new RefusedException(Refusal.REGION_UNKNOWN, "a registered region is required"));
    }
}
