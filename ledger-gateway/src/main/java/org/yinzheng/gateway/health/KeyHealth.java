// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.signing.IssuingKeys;

/** Can the kept issuing keys be opened? A gateway without keys is well: its agencies have not made any yet. */
@Component("issuingKeysHealthIndicator")
class KeyHealth implements HealthIndicator {
    private final IssuingKeys keys;

    KeyHealth(IssuingKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        var unreadable = keys.unreadable();
        return (unreadable.isEmpty() ? Health.up() : Health.down().withDetail("unreadable", unreadable))
                .withDetail("kept", keys.count())
                .build();
    }
}
