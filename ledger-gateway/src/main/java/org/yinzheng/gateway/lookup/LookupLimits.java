// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.lookup;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often may be guessed: by one address, and at one document from anywhere. A verifier forwards the forms of many
 * people from one address, so that limit is wide and the other is narrow. What is remembered is bounded.
 */
final class LookupLimits {
    private static final int REMEMBERED = 50_000;

    private final Buckets addresses;
    private final Buckets targets;

    LookupLimits(int addressPerMinute, int targetPerHour) {
        this.addresses = new Buckets(addressPerMinute, Duration.ofMinutes(1));
        this.targets = new Buckets(targetPerHour, Duration.ofHours(1));
    }

    /** Takes one attempt; the seconds to wait if there is none left, else 0. */
    long take(String address, String target) {
        long wait = addresses.take(address);
        return wait == 0 ? targets.take(target) : wait;
    }

    /** Gives the attempt at a document back: it was no guess. */
    void giveBack(String target) {
        targets.giveBack(target);
    }

    private static final class Buckets {
        private final int capacity;
        private final Duration period;
        private final LinkedHashMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        };

        Buckets(int capacity, Duration period) {
            this.capacity = capacity;
            this.period = period;
        }

        long take(String name) {
            ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
        }

        void giveBack(String name) {
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
}
