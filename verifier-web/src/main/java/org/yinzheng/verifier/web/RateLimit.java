// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.web;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yinzheng.pages.ClientAddress;
import org.yinzheng.verifier.VerifierProperties;

/** So many checks, downloads and look-ups a minute for one client address. The memory for addresses is bounded. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class RateLimit extends OncePerRequestFilter {

    private static final int REMEMBERED_ADDRESSES = 50_000;
    /** As many as a package check may hold, whatever it holds. */
    private static final int CODES_OF_A_PACKAGE = 12;

    private final ProblemWriter problems;
    private final Allowance checks;
    private final Allowance downloads;
    private final Allowance lookups;

    RateLimit(ProblemWriter problems, VerifierProperties properties) {
        this.problems = problems;
        this.checks = new Allowance(properties.checksPerMinute());
        this.downloads = new Allowance(properties.downloadsPerMinute());
        this.lookups = new Allowance(properties.lookupsPerMinute());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = secondsToWait(request);
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", Long.toString(wait));
        problems.write(response, ProblemCode.TOO_MANY_REQUESTS, "Try again in " + wait + " s.");
    }

    private long secondsToWait(HttpServletRequest request) {
        var client = ClientAddress.counted(request.getRemoteAddr());
        // the path as controllers see it: the address as it came may have parameters and escapes in it
        var path = request.getServletPath();
        if (path.startsWith("/api/v1/status-lists/")) {
            return downloads.secondsToWait(client, 1);
        }
        return switch (path) {
            case "/api/v1/verifications", "/api/v1/record-checks", "/api/v1/package-codes" ->
                checks.secondsToWait(client, 1);
            case "/api/v1/package-checks" -> checks.secondsToWait(client, CODES_OF_A_PACKAGE);
            case "/api/v1/bundle" -> downloads.secondsToWait(client, 1);
            case "/api/v1/lookups" -> lookups.secondsToWait(client, 1);
            default -> 0;
        };
    }

    private static final class Allowance {

        private final int perMinute;
        private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LeastRecent());

        Allowance(int perMinute) {
            this.perMinute = perMinute;
        }

        long secondsToWait(String address, int cost) {
            if (perMinute == 0) {
                return 0;
            }
            var probe = buckets.computeIfAbsent(address, unknown -> fresh())
                    .tryConsumeAndReturnRemaining(Math.min(cost, perMinute));
            return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
        }

        private Bucket fresh() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build();
        }
    }

    private static final class LeastRecent extends LinkedHashMap<String, Bucket> {

        private static final long serialVersionUID = 1L;

        LeastRecent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED_ADDRESSES;
        }
    }
}
