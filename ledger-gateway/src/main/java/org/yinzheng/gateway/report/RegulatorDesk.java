// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;

/** Shows those who answer for a region, or for all, what the whole ledger says of mutual recognition. */
@Component
class RegulatorDesk {
    /** A ledger on which nothing happens has a beat every five minutes. */
    private static final Duration BEHIND = Duration.ofMinutes(15);

    private final RecognitionCounts counts;
    private final Clock clock;

    RegulatorDesk(RecognitionCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    RegulatorView view(Caller caller) {
        caller.require(Role.SUPERVISOR, Role.NATIONAL, Role.AUDITOR, Role.REGISTRAR);
        var counted = counts.counted();
        long late = clock.instant().minus(BEHIND).getEpochSecond();
        return new RegulatorView(
                counts.pairs(),
                counts.refusals(),
                counts.revocations(),
                counts.oddities(),
                counted.orElse(null),
                counted.filter(one -> one.at() >= late).isEmpty());
    }
}
