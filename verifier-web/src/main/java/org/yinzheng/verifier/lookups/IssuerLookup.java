// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.lookups;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.yinzheng.verifier.web.ProblemCode;
import org.yinzheng.verifier.web.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an issuer's gateway for the credential that a form describes. No redirect is followed, a short time is waited and a
 * small answer is read; whatever comes back is then checked like any other code.
 */
@Component
final class IssuerLookup {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerLookup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final ExecutorService threads = Executors.newFixedThreadPool(2, IssuerLookup::daemon);
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(threads)
            .build();
    private final JsonMapper json;
    private final Duration patience;

    @Autowired
    IssuerLookup(JsonMapper json) {
        this(json, PATIENCE);
    }

    IssuerLookup(JsonMapper json, Duration patience) {
        this.json = json;
        this.patience = patience;
    }

    /** The credential's text, or nothing when the issuer knows no such document or a value is wrong. */
    Optional<String> ask(URI gateway, LookupForm form) {
        var request = HttpRequest.newBuilder(gateway)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(form)))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                // the request's own time is over when the answer begins: a body that trickles is cut here
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> cut(body));
                return credential(answer.statusCode(), body);
            }
        } catch (IOException e) {
            throw unavailable(gateway, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(gateway, e);
        }
    }

    private static void cut(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    private Optional<String> credential(int status, InputStream body) throws IOException {
        if (status == HttpStatus.NOT_FOUND.value()) {
            return Optional.empty();
        }
        if (status == HttpStatus.TOO_MANY_REQUESTS.value()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_REQUESTS, "The issuer asks to wait: try again in a minute.");
        }
        if (status == HttpStatus.BAD_REQUEST.value()) {
            throw new ProblemException(
                    ProblemCode.FORM_MALFORMED,
                    "The issuer does not accept the form: compare each value with the paper.");
        }
        if (status != HttpStatus.OK.value()) {
            throw new IOException("status " + status);
        }
        var bytes = body.readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
            throw new IOException("an answer larger than " + LARGEST_ANSWER + " bytes");
        }
        try {
            var credential = json.readTree(bytes).path("credential");
            return Optional.of(credential.asString("")).filter(text -> !text.isBlank());
        } catch (JacksonException e) {
            throw new IOException("an answer that is no JSON", e);
        }
    }

    private static ProblemException unavailable(URI gateway, Exception cause) {
        LOG.atWarn()
                .addKeyValue("gateway", gateway.getAuthority())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("the issuer could not be asked: {}", cause.getMessage());
        return new ProblemException(
                ProblemCode.LOOKUP_UNAVAILABLE,
                "The issuer's gateway cannot be asked now. That says nothing about the document: scan its code, or try"
                        + " again later.",
                cause);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "issuer-lookup");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
