// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A verifier, which asks nobody who is asking. */
public final class Verifier {
    private final HttpJson http;

    /** A verifier at an address. */
    public Verifier(URI base) {
        this.http = new HttpJson(base, Duration.ofSeconds(30));
    }

    /** Its address. */
    public URI base() {
        return http.base();
    }

    /**
     * Checks a code.
     *
     * @param here six-digit code of the region where the document is shown
     * @param asOf epoch seconds of the moment asked about; null for now
     */
    public JsonNode verify(String text, String here, @Nullable Long asOf) {
        Map<String, Object> body = new TreeMap<>(Map.of("text", text, "here", here));
        if (asOf != null) {
            body.put("asOf", asOf);
        }
        return http.post("/api/v1/verifications", body, Map.of());
    }

    /** How far it followed the ledger. */
    public JsonNode view() {
        return http.get("/api/v1/view", Map.of());
    }
}
