// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.registry.AgencyDesk;
import org.yinzheng.gateway.registry.Regions;

/** Names of regions, and of agencies of any region, for one page, as the ledger has them; the code where it has none. */
public final class AgencyNames {
    /** Digits 3 to 8 of a social credit code are the region of its registration (GB 32100). */
    private static final int REGION = 2;

    private final @Nullable Caller caller;
    private final AgencyDesk desk;
    private final Regions regions;
    private final Words words;
    private final Map<String, String> known = new HashMap<>();

    public AgencyNames(@Nullable Caller caller, AgencyDesk desk, Regions regions, Words words) {
        this.caller = caller;
        this.desk = desk;
        this.regions = regions;
        this.words = words;
    }

    /** @param code social credit code */
    public String of(String code) {
        return known.computeIfAbsent(code, one -> find(one).orElse(one));
    }

    /** @param code of a region; the code itself where the ledger has no name for it */
    public String region(String code) {
        var asking = caller;
        if (asking == null) {
            return code;
        }
        try {
            return regions.find(asking, code)
                    .map(region -> words.of(region.labels()))
                    .orElse(code);
        } catch (LedgerUnavailable | LedgerRefusal e) {
            return code;
        }
    }

    private Optional<String> find(String code) {
        var asking = caller;
        if (asking == null || code.length() < REGION + 2) {
            return Optional.empty();
        }
        try {
            return regions.byPrefix(asking, code.substring(REGION))
                    .flatMap(region -> desk.agency(asking, region.namespace(), code))
                    .map(agency -> words.of(agency.labels()));
        } catch (LedgerUnavailable | LedgerRefusal e) {
            return Optional.empty();
        }
    }
}
