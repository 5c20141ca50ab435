// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON requests with a time limit, each answered by a body or by a named failure. */
public final class HttpJson {
    /** The same request is the same bytes in every process: an idempotency key stands for them. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final HttpClient client;
    private final URI base;
    private final Duration patience;

    /** Requests against a base address, each answered within {@code patience}. */
    public HttpJson(URI base, Duration patience) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.base = base;
        this.patience = patience;
    }

    /** The base address. */
    public URI base() {
        return base;
    }

    /** Reads a resource. */
    public JsonNode get(String path, Map<String, String> headers) {
        return send(request(path, headers).GET().build());
    }

    /** Reads a resource's bytes. */
    public byte[] bytes(String path, Map<String, String> headers) {
        HttpRequest request = request(path, headers).GET().build();
        HttpResponse<byte[]> response = exchange(request);
        refuse(request, response);
        return response.body();
    }

    /** Sends a JSON body. */
    public JsonNode post(String path, Object body, Map<String, String> headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /** Sends a form. */
    public JsonNode form(String path, String form, Map<String, String> headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .header("Accept", "application/json, */*;q=0.5");
        headers.forEach(builder::header);
        return builder;
    }

    private JsonNode send(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request);
        refuse(request, response);
        if (response.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Unanswered(line(request), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(line(request), e);
        }
    }

    private static void refuse(HttpRequest request, HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 == 2) {
            return;
        }
        JsonNode problem = JsonNodeFactory.instance.objectNode();
        try {
            problem = JSON.readTree(response.body());
        } catch (JacksonException e) {
            String text = new String(response.body(), StandardCharsets.UTF_8);
            throw new ApiProblem(
                    line(request), response.statusCode(), "", text.substring(0, Math.min(200, text.length())));
        }
        String detail = problem.path("detail").asString("");
        throw new ApiProblem(
                line(request),
                response.statusCode(),
                problem.path("code").asString(""),
                problem.has("errors") ? detail + " " + problem.path("errors") : detail);
    }

    private static String line(HttpRequest request) {
        return request.method() + " " + request.uri().getPath();
    }
}
