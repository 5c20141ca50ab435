// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the outbox is.
 *
 * @param patience how long a request waits for its commit before it is answered "unknown yet"
 * @param ask how long one later question about a transaction waits
 * @param every pause between rounds of questions
 * @param fenceAfter when a transaction nobody has heard of is shut out; longer than the orderers keep a request
 * @param together how many changes that wait are recorded by one call, where their kind allows it; 1 to 200, 1 is each alone
 */
@ConfigurationProperties("yinzheng.gateway.outbox")
public record OutboxSettings(
        @DefaultValue("30s") Duration patience,
        @DefaultValue("3s") Duration ask,
        @DefaultValue("5s") Duration every,
        @DefaultValue("10m") Duration fenceAfter,
        @DefaultValue("50") int together) {
    public OutboxSettings {
        if (together < 1 || together > 200) {
            throw new IllegalArgumentException("yinzheng.gateway.outbox.together must be 1 to 200");
        }
    }
}
