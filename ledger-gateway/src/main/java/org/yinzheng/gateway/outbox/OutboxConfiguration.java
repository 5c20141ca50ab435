// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Seal;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {
    @Bean
    SubmissionStore submissionStore(Database database, List<SettledListener> listeners) {
        return new SubmissionStore(database, listeners);
    }

    @Bean
    Answers answers(Seal seal, JsonMapper mapper) {
        return new Answers(seal, mapper);
    }

    @Bean
    OutboxMeters outboxMeters(MeterRegistry registry) {
        return new OutboxMeters(registry);
    }

    @Bean
    Dispatch dispatch(LedgerClient ledger, OutboxSettings settings) {
        return new Dispatch(ledger, settings);
    }

    @Bean
    Delivery delivery(
            LedgerClient ledger,
            SubmissionStore store,
            Answers answers,
            Dispatch dispatch,
            OutboxMeters meters,
            OutboxSettings settings,
            Clock clock) {
        return new Delivery(ledger, store, answers, dispatch, meters, settings, clock);
    }

    @Bean
    Outbox outbox(SubmissionStore store, Delivery delivery, Answers answers, OutboxMeters meters) {
        return new Outbox(store, delivery, answers, meters);
    }

    @Bean
    MeterBinder backlogGauges(Outbox outbox, Clock clock) {
        return registry -> {
            Gauge.builder("yinzheng.outbox.unsettled", outbox, one -> one.backlog()
                            .unsettled())
                    .description("Changes on their way to the ledger, their end unknown")
                    .register(registry);
            Gauge.builder(
                            "yinzheng.outbox.oldest.unsettled",
                            outbox,
                            one -> one.backlog().age(clock.instant()).toMillis() / 1000.0)
                    .description("Age of the oldest change whose end is unknown")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    @Bean
    OutboxRecovery outboxRecovery(
            LedgerClient ledger,
            SubmissionStore store,
            Delivery delivery,
            Dispatch dispatch,
            Organisations organisations,
            Fence fence,
            OutboxSettings settings,
            Clock clock) {
        return new OutboxRecovery(ledger, store, delivery, dispatch, organisations, fence, settings, clock);
    }

    @Bean
    RecoveryRounds recoveryRounds(OutboxRecovery recovery, OutboxSettings settings) {
        return new RecoveryRounds(recovery, settings.every());
    }
}
