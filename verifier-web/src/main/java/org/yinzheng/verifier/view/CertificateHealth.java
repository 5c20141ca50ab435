// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.view;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.yinzheng.watch.ExpiryWatch;

/** What ends next. An end that is near is a person's work, and no reason to take this verifier out of service. */
@Component("certificates")
final class CertificateHealth implements HealthIndicator {

    private final ExpiryWatch watch;

    CertificateHealth(ExpiryWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        return Health.up().withDetails(watch.details()).build();
    }
}
