// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.verification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.verdict.Verdict;
import org.yinzheng.credential.verdict.VerdictCode;

/** Counts verdicts by their code and measures checks; nothing of the document that was checked. */
@Component
final class CheckMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final Map<VerdictCode, Counter> verdicts = new EnumMap<>(VerdictCode.class);
    private final Timer checks;

    CheckMeters(MeterRegistry registry) {
        for (var code : VerdictCode.values()) {
            verdicts.put(
                    code,
                    Counter.builder("yinzheng.verdicts")
                            .description("Checks by the code of their verdict")
                            .tag("code", code.name())
                            .register(registry));
        }
        checks = Timer.builder("yinzheng.check")
                .description("Time of one check, from its text to its verdict")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    Verdict measured(Supplier<Verdict> check) {
        long start = System.nanoTime();
        var verdict = check.get();
        checks.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        var counter = verdicts.get(verdict.code());
        if (counter != null) {
            counter.increment();
        }
        return verdict;
    }
}
