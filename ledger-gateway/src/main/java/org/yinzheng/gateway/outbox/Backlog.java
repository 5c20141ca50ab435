// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes on their way, their end unknown.
 *
 * @param oldest when the oldest of them was made
 */
public record Backlog(long unsettled, Optional<Instant> oldest) {
    /** Age of the oldest; zero when nothing is on its way. */
    public Duration age(Instant now) {
        return oldest.map(made -> Duration.between(made, now)).orElse(Duration.ZERO);
    }
}
