// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.health;

import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.outbox.Outbox;

/** How many changes are on their way, and whether that is more than a healthy ledger leaves. */
@Component("outboxHealthIndicator")
class OutboxHealth implements HealthIndicator {
    private static final int HEALTHY = 1000;

    private final Outbox outbox;
    private final Clock clock;

    OutboxHealth(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var backlog = outbox.backlog();
        return (backlog.unsettled() > HEALTHY ? Health.outOfService() : Health.up())
                .withDetail("backlog", backlog.unsettled())
                .withDetail("oldestSeconds", backlog.age(clock.instant()).toSeconds())
                .build();
    }
}
