// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.LedgerKeys.Kind;
import org.yinzheng.verifier.readmodel.LedgerSnapshot;

/**
 * From an issuer's short code to its agency. A code is given once and never to another agency, so what was found once
 * stays found. Safe for threads.
 */
public final class Issuers {

    private final Map<String, String> agencies = new ConcurrentHashMap<>();

    Optional<String> agencyOf(String iss, String namespace, LedgerSnapshot ledger) {
        var known = agencies.get(iss);
        if (known != null) {
            return Optional.of(known);
        }
        var found = ledger.scan(namespace, LedgerKeys.text(Kind.AGY, List.of())).stream()
                .map(version -> version.as(AgencyState.class))
                .filter(agency -> agency.iss().equals(iss))
                .map(AgencyState::agency)
                .findFirst();
        found.ifPresent(agency -> agencies.put(iss, agency));
        return found;
    }
}
