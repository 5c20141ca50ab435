// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.RegionState;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.receipt.BatchPlace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the gateway of a receipt's region for the receipt's place in its batch. Addresses come from the operator's settings or
 * from the registry, never from a form; no redirect is followed, a short time is waited and a small answer is read.
 */
@Component
class IssuersGateway {
    private static final Logger LOG = LoggerFactory.getLogger(IssuersGateway.class);
    private static final String PATH = "/public/v1/batch-places";
    private static final String SETTING = "yinzheng.gateway.issuers";
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LARGEST_ANSWER = 64 * 1024;
    /** Java's client throws at a larger one, and a registry may still hold one. */
    private static final int LARGEST_PORT = 65_535;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, URI> settings;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, IssuersGateway::daemon);
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(threads)
            .build();

    IssuersGateway(Environment environment) {
        var bound = Binder.get(environment).bind(SETTING, Bindable.mapOf(String.class, URI.class));
        this.settings = bound.isBound() ? Map.copyOf(bound.get()) : Map.of();
    }

    /** What it says; nothing when it knows no such receipt, or cannot be reached. */
    Optional<BatchPlace> place(RegionState region, ReceiptNumber number, String digest) {
        return address(region).flatMap(gateway -> ask(gateway, number, digest));
    }

    private Optional<URI> address(RegionState region) {
        return Optional.ofNullable(settings.get(region.region()))
                .or(() -> registered(region))
                .map(base -> URI.create(base.toString().replaceAll("/+$", "") + PATH));
    }

    /** The registry's addresses are others' words: only TLS, and nothing but a host and a path. */
    private static Optional<URI> registered(RegionState region) {
        return Optional.ofNullable(region.lookupAddress())
                .flatMap(IssuersGateway::parsed)
                .filter(address -> "https".equals(address.getScheme()))
                .filter(address -> address.getHost() != null && address.getUserInfo() == null)
                .filter(address -> address.getPort() <= LARGEST_PORT)
                .filter(address -> address.getQuery() == null && address.getFragment() == null);
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<BatchPlace> ask(URI gateway, ReceiptNumber number, String digest) {
        var question = Map.of("code", number.code(), "number", number.number(), "digest", digest);
        var request = HttpRequest.newBuilder(gateway)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                // the request's own time is over when the answer begins: a body that trickles is cut here
                CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> cut(body));
                return place(answer.statusCode(), body);
            }
        } catch (IOException e) {
            return unreached(gateway, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreached(gateway, e);
        }
    }

    private static void cut(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    private static Optional<BatchPlace> place(int status, InputStream body) throws IOException {
        if (status == HttpStatus.NOT_FOUND.value()) {
            return Optional.empty();
        }
        if (status != HttpStatus.OK.value()) {
            throw new IOException("status " + status);
        }
        var bytes = body.readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
            throw new IOException("an answer larger than " + LARGEST_ANSWER + " bytes");
        }
        try {
            return Optional.of(JSON.readValue(bytes, BatchPlace.class));
        } catch (JacksonException e) {
            throw new IOException("an answer that is no place in a batch", e);
        }
    }

    private static Optional<BatchPlace> unreached(URI gateway, Exception cause) {
        LOG.atWarn()
                .addKeyValue("gateway", gateway.getAuthority())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("the issuer's gateway could not be asked: {}", cause.getMessage());
        return Optional.empty();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "issuers-gateway");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
