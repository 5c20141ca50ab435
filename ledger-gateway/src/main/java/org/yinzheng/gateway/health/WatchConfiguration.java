// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.health;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yinzheng.watch.ExpiryWatch;

@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
    @Bean(initMethod = "start")
    ExpiryWatch expiryWatch(CertificatesInUse inUse, MeterRegistry metrics, Clock clock) {
        return new ExpiryWatch(inUse, metrics, clock);
    }
}
