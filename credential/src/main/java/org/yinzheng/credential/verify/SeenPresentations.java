// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.verify;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A replay memory in this process. Only presentations whose issuer's signature held are kept, each for a minute and a
 * half, so its size follows the number of honest checks.
 */
public final class SeenPresentations {
    private final Map<String, Seen> seen = new HashMap<>();
    private long nextSweep;

    private record Seen(String asker, long until) {}

    /** The memory as one asker sees it. */
    public ReplayMemory of(String asker) {
        return new ReplayMemory() {
            @Override
            public boolean isSeenByAnother(String fingerprint) {
                return SeenPresentations.this.isSeenByAnother(fingerprint, asker);
            }

            @Override
            public boolean remember(String fingerprint, long until, long now) {
                return SeenPresentations.this.remember(fingerprint, asker, until, now);
            }
        };
    }

    private synchronized boolean isSeenByAnother(String fingerprint, String asker) {
        @Nullable Seen before = seen.get(fingerprint);
        return before != null && !before.asker().equals(asker);
    }

    private synchronized boolean remember(String fingerprint, String asker, long until, long now) {
        if (now >= nextSweep) {
            seen.values().removeIf(entry -> entry.until() < now);
            nextSweep = now + 10;
        }
        Seen kept = seen.computeIfAbsent(fingerprint, any -> new Seen(asker, until));
        return kept.asker().equals(asker);
    }

    synchronized int size() {
        return seen.size();
    }
}
