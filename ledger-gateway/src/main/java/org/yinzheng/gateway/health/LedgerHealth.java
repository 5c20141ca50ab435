// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;

/** Is each organisation's peer reachable? */
@Component("ledgerHealthIndicator")
class LedgerHealth implements HealthIndicator {
    private final LedgerClient ledger;
    private final Organisations organisations;

    LedgerHealth(LedgerClient ledger, Organisations organisations) {
        this.ledger = ledger;
        this.organisations = organisations;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (Organisation organisation : organisations.all()) {
            boolean reachable = ledger.reachable(organisation);
            health.withDetail(organisation.mspId(), reachable ? "reachable" : "not reachable");
            if (!reachable) {
                health.outOfService();
            }
        }
        return health.build();
    }
}
