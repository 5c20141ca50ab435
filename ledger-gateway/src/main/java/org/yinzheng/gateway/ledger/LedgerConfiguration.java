// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yinzheng.gateway.organisation.Organisations;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    @Bean
    FabricLedgerClient ledgerClient(Organisations organisations) {
        return new FabricLedgerClient(organisations);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
