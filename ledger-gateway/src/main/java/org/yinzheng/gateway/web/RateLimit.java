// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.yinzheng.pages.ClientAddress;

/** So many attempts in so long a time for each name. What is remembered is bounded. */
public final class RateLimit {
    /** How many names are remembered; of more, those asked for last. */
    public static final int REMEMBERED = 50_000;

    private final int capacity;
    private final Duration period;
    private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    public RateLimit(int capacity, Duration period) {
        this.capacity = capacity;
        this.period = period;
    }

    /** Takes one attempt of a client's; the seconds to wait if there is none left, else 0. */
    public long take(HttpServletRequest request) {
        return take(ClientAddress.counted(request.getRemoteAddr()));
    }

    /** Takes one attempt; the seconds to wait if there is none left, else 0. */
    public long take(String name) {
        ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    }

    /** Gives an attempt back. */
    public void giveBack(String name) {
        bucket(name).addTokens(1);
    }

    private Bucket bucket(String name) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(name, unknown -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                    .build());
        }
    }
}
