// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.signature.EcdsaProvider;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerConfiguration.class);

    @Bean
    FabricLedgerClient ledgerClient(Organisations organisations) {
        LOG.info("signatures: {}", EcdsaProvider.fastest().description());
        return new FabricLedgerClient(organisations);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
