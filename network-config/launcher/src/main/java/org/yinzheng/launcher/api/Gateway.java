// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The gateways of one or more regions, spoken to as one account or another: a call goes to the gateway that has the account. Tokens
 * are kept until shortly before they end.
 */
public final class Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTCOME = Duration.ofSeconds(90);
    private static final Set<String> PENDING = Set.of("PENDING", "UNKNOWN");
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final List<Office> offices;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant end) {}

    /** One gateway with its accounts. */
    private record Office(HttpJson http, Accounts accounts) {}

    /** A gateway at an address, with the accounts that may be used. */
    public Gateway(URI base, Accounts accounts) {
        this(List.of(new Office(new HttpJson(base, PATIENCE), accounts)));
    }

    private Gateway(List<Office> offices) {
        this.offices = List.copyOf(offices);
    }

    /** Several gateways, each at its address and with its own accounts. */
    public static Gateway of(Map<URI, Accounts> gateways) {
        return new Gateway(gateways.entrySet().stream()
                .map(one -> new Office(new HttpJson(one.getKey(), PATIENCE), one.getValue()))
                .toList());
    }

    /** The same gateway, asked with less or more patience. */
    public Gateway withPatience(Duration patience) {
        Gateway other = new Gateway(offices.stream()
                .map(office -> new Office(new HttpJson(office.http.base(), patience), office.accounts))
                .toList());
        other.tokens.putAll(tokens);
        return other;
    }

    /** The address of the first. */
    public URI base() {
        return offices.get(0).http.base();
    }

    private Office office(String account) {
        return offices.stream()
                .filter(office -> office.accounts.has(account))
                .findFirst()
                .orElse(offices.get(0));
    }

    /** Reads {@code /api/v1/…} as an account. */
    public JsonNode get(String account, String path) {
        return office(account).http.get("/api/v1/" + path, Map.of("Authorization", bearer(account)));
    }

    /** Reads a document's content as an account that states why. */
    public JsonNode get(String account, String path, String purpose) {
        return office(account)
                .http
                .get("/api/v1/" + path, Map.of("Authorization", bearer(account), "Yinzheng-Purpose", purpose));
    }

    /** Reads a file, for example a PDF. */
    public byte[] file(String account, String path) {
        return office(account).http.bytes("/api/v1/" + path, Map.of("Authorization", bearer(account), "Accept", "*/*"));
    }

    /**
     * Changes the ledger as an account, in one request.
     *
     * @param key the idempotency key: the same key asks for the same answer again
     */
    public JsonNode post(String account, String path, String key, Object body) {
        return office(account)
                .http
                .post("/api/v1/" + path, body, Map.of("Authorization", bearer(account), "Idempotency-Key", key));
    }

    /**
     * Changes the ledger as an account and asks again with the same key until the outcome is known.
     *
     * @throws ApiProblem when the change was refused
     * @throws Unanswered when the outcome stayed unknown for {@code OUTCOME}
     */
    public JsonNode change(String account, String path, String key, Object body) {
        long end = System.nanoTime() + OUTCOME.toNanos();
        while (true) {
            try {
                JsonNode answer = post(account, path, key, body);
                if (!PENDING.contains(answer.path("state").asString(""))) {
                    return answer;
                }
                pause(end, new Unanswered("POST /api/v1/" + path, "its outcome is still unknown"));
            } catch (Unanswered e) {
                pause(end, e);
            } catch (ApiProblem e) {
                if (e.status() != 503 && e.status() != 429 && !e.code().equals("REQUEST_IN_PROGRESS")) {
                    throw e;
                }
                pause(end, e);
            }
        }
    }

    private static void pause(long end, RuntimeException reason) {
        if (System.nanoTime() > end) {
            throw reason;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private String bearer(String account) {
        Token token = tokens.get(account);
        if (token == null || token.end.isBefore(Instant.now())) {
            token = token(account);
            tokens.put(account, token);
        }
        return "Bearer " + token.value;
    }

    private Token token(String account) {
        Office office = office(account);
        String pair = URLEncoder.encode(account, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(office.accounts.secret(account), StandardCharsets.UTF_8);
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        JsonNode answer = office.http.form(
                "/oauth2/token", "grant_type=client_credentials", Map.of("Authorization", "Basic " + basic));
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60));
        return new Token(
                answer.path("access_token").asString(), Instant.now().plus(life).minus(MARGIN));
    }
}
