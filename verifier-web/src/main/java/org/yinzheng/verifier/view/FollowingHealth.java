// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.yinzheng.verifier.follow.Alarms;
import org.yinzheng.verifier.readmodel.ReadModel;

/**
 * Health of following. A peer that is away is no reason to take this verifier out of service: it still answers, and says
 * how old its view is. A refused block is.
 */
@Component("following")
final class FollowingHealth implements HealthIndicator {

    private final ReadModel view;
    private final Trustworthiness trustworthiness;
    private final Alarms alarms;

    FollowingHealth(ReadModel view, Trustworthiness trustworthiness, Alarms alarms) {
        this.view = view;
        this.trustworthiness = trustworthiness;
        this.alarms = alarms;
    }

    @Override
    public Health health() {
        var health = trustworthiness.isBelieved() ? Health.up() : Health.down();
        return health.withDetail("height", view.progress().height())
                .withDetail("ageSeconds", trustworthiness.ageSeconds())
                .withDetail(
                        "alarms",
                        alarms.current().stream()
                                .map(alarm -> alarm.code().name())
                                .toList())
                .build();
    }
}
