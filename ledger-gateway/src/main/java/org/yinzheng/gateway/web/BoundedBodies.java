// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemWriter;

/**
 * Reads the body of a changing request once, refuses one beyond the limit before anything parses it, and leaves the
 * digest of method, path and body for the idempotency key.
 */
final class BoundedBodies extends OncePerRequestFilter {
    /** Request attribute: hex SHA-256 of the request. */
    static final String DIGEST = BoundedBodies.class.getName() + ".digest";

    static final int LIMIT = 1024 * 1024;

    /** A thousand receipts with their items. */
    static final int BATCH_LIMIT = 4 * LIMIT;

    private static final String BATCHES = "/api/v1/receipt-batches";
    private static final String DAY_LISTS = "/api/v1/reports/reconciliation";

    /** Files of rows are larger, and are not read as JSON. */
    private static final int FILE_LIMIT = 12 * 1024 * 1024;

    private final ProblemWriter problems;

    BoundedBodies(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = path(request);
        return !path.startsWith("/api/") && !path.startsWith("/public/");
    }

    /** Decoded, as controllers are found by it: an address can be spelt in many ways. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            problems.write(request, response, Problem.BODY_TOO_LARGE);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            problems.write(request, response, Problem.BODY_TOO_LARGE);
            return;
        }
        request.setAttribute(DIGEST, digest(request, body));
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static int limit(HttpServletRequest request) {
        if (path(request).equals(BATCHES)) {
            return BATCH_LIMIT;
        }
        return path(request).equals(DAY_LISTS) || isBulkFile(request) ? FILE_LIMIT : LIMIT;
    }

    private static boolean isBulkFile(HttpServletRequest request) {
        return request.getMethod().equals("PUT") && path(request).startsWith("/api/v1/bulk-jobs/");
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        var place = request.getMethod() + " " + request.getRequestURI() + "\n";
        return HexFormat.of().formatHex(Sha256.of(place.getBytes(StandardCharsets.UTF_8), body));
    }
}
