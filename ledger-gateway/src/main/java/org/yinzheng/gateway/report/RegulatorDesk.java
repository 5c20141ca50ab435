// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.chaincode.licence.LicenceState;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.recognition.RecognitionState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.registry.Regions;
import org.yinzheng.gateway.registry.RegistryReader;

/** Reads every region's records of use and of ended licences. */
@Component
class RegulatorDesk {
    private static final int PAGE = 200;

    /** Records of a kind and region that are looked at: a page must not read a ledger of years. */
    private static final int MOST = 20_000;

    private static final Set<LicenceStatus> ENDS =
            Set.of(LicenceStatus.REVOKED, LicenceStatus.WITHDRAWN, LicenceStatus.CANCELLED);

    private final RegistryReader registry;
    private final Regions regions;

    RegulatorDesk(RegistryReader registry, Regions regions) {
        this.registry = registry;
        this.regions = regions;
    }

    RegulatorView view(Caller caller) {
        caller.require(Role.SUPERVISOR, Role.NATIONAL, Role.AUDITOR, Role.REGISTRAR);
        var uses = new ArrayList<RecognitionState>();
        var ended = new ArrayList<LicenceState>();
        boolean complete = true;
        for (RegionState region : regions.all(caller)) {
            complete &= read(caller, region, Kind.REC, RecognitionState.class, uses);
            complete &= read(caller, region, Kind.LST, LicenceState.class, ended);
        }
        ended.removeIf(state -> !ENDS.contains(state.state()));
        return RegulatorView.of(uses, ended, complete);
    }

    private <T> boolean read(Caller caller, RegionState region, Kind kind, Class<T> type, List<T> into) {
        String after = null;
        int read = 0;
        do {
            var page = registry.page(caller, region.namespace(), kind, after, PAGE, type);
            into.addAll(page.items());
            read += page.items().size();
            after = page.next();
        } while (after != null && read < MOST);
        return after == null;
    }
}
