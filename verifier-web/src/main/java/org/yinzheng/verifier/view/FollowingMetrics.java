// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.yinzheng.verifier.VerifierProperties;
import org.yinzheng.verifier.follow.Alarms;
import org.yinzheng.verifier.follow.Follower;
import org.yinzheng.verifier.ledger.AlarmCode;
import org.yinzheng.verifier.readmodel.ReadModel;

/** How far the follower has come and what alarms it, as numbers. */
@Component
final class FollowingMetrics implements MeterBinder {

    private final ReadModel view;
    private final Trustworthiness trustworthiness;
    private final Alarms alarms;
    private final Follower follower;
    private final long viewLimitSeconds;

    FollowingMetrics(
            ReadModel view,
            Trustworthiness trustworthiness,
            Alarms alarms,
            Follower follower,
            VerifierProperties properties) {
        this.view = view;
        this.trustworthiness = trustworthiness;
        this.alarms = alarms;
        this.follower = follower;
        this.viewLimitSeconds = properties.viewLimit().toSeconds();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "yinzheng.follower.height", "Blocks read", one -> view.progress()
                .height());
        Gauge.builder("yinzheng.follower.record.age", this, one -> trustworthiness.ageSeconds())
                .description("Seconds since the ledger's clock; all of history before the first record")
                .baseUnit("seconds")
                .register(registry);
        gauge(
                registry,
                "yinzheng.follower.fresh",
                "1 while a check can be answered in green",
                one -> number(trustworthiness.isFresh(viewLimitSeconds)));
        gauge(
                registry,
                "yinzheng.follower.following",
                "1 while blocks are read or waited for",
                one -> number(follower.isFollowing()));
        gauge(
                registry,
                "yinzheng.follower.frozen.organisations",
                "Organisations whose root certificate changed unconfirmed",
                one -> trustworthiness.frozenOrganisations().size());
        for (var code : AlarmCode.values()) {
            Gauge.builder("yinzheng.alarm", alarms, one -> number(one.has(code)))
                    .description("1 while the alarm is in force")
                    .tag("code", code.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<FollowingMetrics> value) {
        Gauge.builder(name, this, value).description(description).register(registry);
    }

    private static int number(boolean condition) {
        return condition ? 1 : 0;
    }
}
